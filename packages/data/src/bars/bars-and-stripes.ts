import { checkCount, InputError } from '@gen/core';

/** All patterns of a small world, each as likely as the others. */
export interface Patterns {
  /** What they are called. */
  readonly name: string;
  /** How many patterns there are. */
  readonly count: number;
  /** Height and width of a pattern. */
  readonly size: number;
  /** Zeros and ones, `[count, size · size]`, the last axis the fastest. */
  readonly patterns: Float32Array;
  /** The log-likelihood of the best model, −log count, in nats a pattern. */
  readonly bestLogLikelihood: number;
}

/**
 * Bars and stripes: all pictures whose rows are each black or white, or whose columns are. Small enough to
 * compute likelihoods exactly, and hopeless for what sees no more than pairs of pixels.
 *
 * There are 2ⁿ⁺¹ − 2 of them, the empty and the full one counted once: 14 of 3 × 3, 30 of 4 × 4 (MacKay 2003,
 * "Information theory, inference, and learning algorithms", §43, http://www.inference.org.uk/mackay/itila/).
 *
 * @param size height and width, at most 16.
 * @throws InputError for another size.
 *
 * @example
 * ```ts
 * import { barsAndStripes } from '@gen/data';
 *
 * const { count, patterns, bestLogLikelihood } = barsAndStripes(4); // 30, [30 × 16], −3.4012
 * ```
 */
export function barsAndStripes(size: number): Patterns {
  checkSize(size);
  const halves = 2 ** size;
  const count = 2 * halves - 2;
  const patterns = new Float32Array(count * size * size);
  const write = (pattern: number, line: (row: number, column: number) => number, bits: number) => {
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const at = (pattern * size + row) * size + column;
        patterns[at] = (bits >> line(row, column)) & 1;
      }
    }
  };
  for (let bits = 0; bits < halves; bits++) write(bits, (row) => row, bits);
  // The empty and the full one are there already.
  for (let bits = 1; bits < halves - 1; bits++) {
    write(halves + bits - 1, (_, column) => column, bits);
  }
  return { name: 'barsAndStripes', count, size, patterns, bestLogLikelihood: -Math.log(count) };
}

function checkSize(size: number): void {
  checkCount('barsAndStripes', 'size', size, 2);
  if (size <= 16) return;
  throw new InputError({
    callee: 'barsAndStripes',
    argument: 'size',
    expected: 'at most 16, of which there are 131,070 patterns',
    got: `${size}`,
  });
}
