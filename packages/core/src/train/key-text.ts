/** A key as text, its high word first: `0x0123456789abcdef`. */
export const keyText = ([low, high]: readonly [number, number]): string =>
  `0x${[high, low].map((word) => word.toString(16).padStart(8, '0')).join('')}`;
