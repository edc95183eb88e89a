import { damaged } from '../sources/damaged.js';
import type { Source } from '../sources/source.js';
import { linesOf } from '../text/text-lines.js';

/** The whole number that a text is, within bounds; nothing where it is none. */
export function wholeNumber(
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined || !/^[+-]?\d{1,15}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number < most ? number : undefined;
}

/** A file of one whole number a line. */
export async function wholeNumbers(
  source: Source,
  callee: string,
  what: string,
): Promise<readonly number[]> {
  const numbers: number[] = [];
  for await (const { text, offset } of linesOf(source, callee)) {
    if (text.trim() === '') continue;
    const number = wholeNumber(text.trim(), -(2 ** 31), 2 ** 31);
    if (number === undefined) {
      const got = JSON.stringify(text.slice(0, 60));
      throw damaged({ callee, file: source.name, expected: what, offset, got });
    }
    numbers.push(number);
  }
  return numbers;
}
