import { styleText } from 'node:util';

/** Writes a line for whoever reads. */
export const say = (text = ''): void => void process.stdout.write(`${text}\n`);

/** Whether somebody looks at a terminal. */
export const isTerminal = (): boolean => process.stdout.isTTY === true;

/** Text that steps back on a terminal. */
export const dim = (text: string): string => styled('dim', text);

/** Text that stands out on a terminal. */
export const bold = (text: string): string => styled('bold', text);

/** Colours and the like only on a terminal, and not where the user wants none (https://no-color.org). */
const styled = (style: 'dim' | 'bold', text: string): string =>
  isTerminal() && !process.env['NO_COLOR'] ? styleText(style, text) : text;

/** Says what something is, the names in a column: `engine   wasm`. */
export const sayField = (name: string, value: string): void =>
  say(`${dim(name.padEnd(8))} ${value}`);
