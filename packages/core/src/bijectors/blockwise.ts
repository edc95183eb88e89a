import * as tf from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import { sumLastAxes } from '../sum-last-axes.js';
import type { Bijector, Mapped } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/** A bijector of a part of a vector. */
export interface Block {
  /** Number of elements of the part. */
  readonly size: number;
  /** What it goes through: a bijector of numbers or of vectors. */
  readonly bijector: Bijector;
}

/**
 * Maps parts of a vector by bijectors of their own.
 *
 *     y = (f₁(x₁), …, fₙ(xₙ)),   log |det J| = Σᵢ log |det Jᵢ|
 *
 * @throws InputError where a bijector takes or gives more than vectors, or where the sizes are not those of x.
 *
 * @example
 * ```ts
 * import { blockwise, exp, identity } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bijector = blockwise([{ size: 1, bijector: identity }, { size: 1, bijector: exp }]);
 * const { value } = bijector.forward(tf.tensor1d([2, 0])); // [2, 1]
 * ```
 */
export function blockwise(blocks: readonly Block[]): Bijector {
  checkBlocks(blocks);
  const before = blocks.map(({ size }) => size);
  const after = blocks.map(({ size, bijector }) => sizeAfter(bijector, size));
  const apart = (
    x: tf.Tensor,
    sizes: readonly number[],
    method: 'forward' | 'inverse',
    map: (bijector: Bijector, part: tf.Tensor) => Mapped,
  ): Mapped => {
    checkTrailingShape(`blockwise.${method}`, 'x', x.shape, [total(sizes)]);
    return tidyMapped(() => {
      const parts = tf.split(x, [...sizes], -1);
      const mapped = blocks.map(({ bijector }, i) => map(bijector, parts[i]!));
      const logDets = blocks.map(({ bijector }, i) =>
        sumLastAxes(mapped[i]!.logDet, 1 - bijector.domainRank),
      );
      return {
        value: tf.concat(
          mapped.map(({ value }) => value),
          -1,
        ),
        logDet: logDets.reduce((sum, each) => tf.add(sum, each)),
      };
    });
  };
  return {
    name: `Blockwise(${blocks.map(({ bijector }) => bijector.name).join(', ')})`,
    domainRank: 1,
    codomainRank: 1,
    forwardShape: () => [total(after)],
    inverseShape: () => [total(before)],
    forward: (x, context) =>
      apart(x, before, 'forward', (bijector, part) => bijector.forward(part, context)),
    inverse: (y, context) =>
      apart(y, after, 'inverse', (bijector, part) => bijector.inverse(part, context)),
  };
}

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

const sizeAfter = (bijector: Bijector, size: number): number =>
  bijector.domainRank === 0 ? size : bijector.forwardShape([size])[0]!;

function checkBlocks(blocks: readonly Block[]): void {
  const wrong = blocks.find(
    ({ bijector: { domainRank, codomainRank } }) => domainRank > 1 || domainRank !== codomainRank,
  );
  if (wrong === undefined && blocks.length > 0) return;
  throw new InputError({
    callee: 'blockwise',
    argument: 'blocks',
    expected: 'bijectors of numbers or vectors',
    got: wrong === undefined ? 'none' : `${wrong.bijector.name}, of more axes`,
  });
}
