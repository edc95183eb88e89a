import './linked.css';
import type { ComponentChildren, JSX } from 'preact';
import { linkedSymbol, linkTo } from './linked-symbol.js';

/** Part of the page that stands for a symbol of the equation. */
export interface LinkedProps {
  /** The symbol's name. */
  readonly symbol: string;
  /** Class of the element. */
  readonly class?: string;
  /** What it holds. */
  readonly children: ComponentChildren;
}

/** A block that lights up together with the symbol that it stands for. */
export function Linked({ symbol, class: name = '', children }: LinkedProps): JSX.Element {
  const lit = linkedSymbol.value === symbol ? ' is-lit' : '';
  return (
    <div class={`linked ${name}${lit}`} {...linkTo(symbol)}>
      {children}
    </div>
  );
}
