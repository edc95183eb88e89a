import type { Style } from '../glyph.js';

/** Ways of writing the digit 1. */
export const one: readonly Style[] = [
  { weight: 8, examples: [[[50, 0, 50, 33, 50, 67, 50, 100]]] },
  {
    weight: 1.2,
    examples: [
      [[28, 24, 42, 12, 52, 0, 52, 0, 51, 34, 50, 68, 50, 100]],
      [[36, 12, 45, 8, 52, 0, 52, 0, 51, 34, 50, 68, 50, 100]],
    ],
  },
  {
    weight: 0.5,
    examples: [
      [
        [28, 22, 42, 13, 52, 0, 52, 0, 51, 34, 50, 68, 50, 98],
        [22, 99, 50, 98, 80, 98],
      ],
    ],
  },
];
