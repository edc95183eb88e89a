import './notes.css';
import type { ComponentChildren, JSX } from 'preact';
import { linkedSymbol, linkTo } from '../linked/linked-symbol.js';

/** A part of an equation that stands for something on the page. */
export interface PartProps {
  /** The symbol's name. */
  readonly symbol: string;
  /** Class of the element. */
  readonly class?: string;
  /** What it holds. */
  readonly children: ComponentChildren;
}

/** Brackets keep the size of their letters; the attribute's text is not a boolean to the browser. */
export const still = { stretchy: 'false' } as object;

/** A part of an equation that lights up together with the knobs and plots that it stands for. */
export function Part({ symbol, class: name = '', children }: PartProps): JSX.Element {
  const lit = linkedSymbol.value === symbol ? ' is-lit' : '';
  return (
    <mrow class={`equation-part ${name}${lit}`} {...linkTo(symbol)}>
      {children}
    </mrow>
  );
}
