import { signal } from '@preact/signals';

/** The symbol under the pointer or in focus; what else stands for it lights up. */
export const linkedSymbol = signal<string | undefined>(undefined);

/** Handlers that link an element to a symbol. */
export interface LinkHandlers {
  onPointerEnter(): void;
  onPointerLeave(): void;
  onFocusIn(): void;
  onFocusOut(): void;
}

/** Makes an element light up everything that stands for `symbol`. */
export function linkTo(symbol: string): LinkHandlers {
  const link = () => {
    linkedSymbol.value = symbol;
  };
  const unlink = () => {
    if (linkedSymbol.value === symbol) linkedSymbol.value = undefined;
  };
  return { onPointerEnter: link, onPointerLeave: unlink, onFocusIn: link, onFocusOut: unlink };
}
