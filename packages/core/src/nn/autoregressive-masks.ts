import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';

/** Options of {@link autoregressiveMasks}. */
export interface AutoregressiveMasksOptions {
  /** Number of features D that are ordered. */
  readonly features: number;
  /** For each hidden layer the number of its units, or the degree of each of them. */
  readonly hidden: readonly (number | readonly number[])[];
  /** Outputs of each feature, which are side by side. */
  readonly multiplier?: number;
  /** Inputs after the features that every output may read. */
  readonly context?: number;
  /** Place of each feature in the ordering, 0 … D − 1; as they stand where it is left out. */
  readonly order?: readonly number[];
}

/**
 * Masks for the layers of a network whose outputs of a feature read the features before it, and no
 * other (Germain et al. 2015, "MADE: Masked Autoencoder for Distribution Estimation", Section 4,
 * https://arxiv.org/abs/1502.03509).
 *
 *     M[j, i] = 1 where m(j) ≥ m(i) for hidden units j, m(j) > m(i) for outputs, else 0
 *
 * with the degree m(i) of a feature its place in the ordering counted from 1, of `context` 0, and of
 * hidden units by turns 1 … D − 1, or 0 … D − 1 where there is context, which the first feature reads
 * too. The outputs of feature d are `multiplier · d` and those after it: reshape the last layer's to
 * `[..., features, multiplier]`.
 *
 * @returns One mask `[outputs, inputs]` of zeros and ones for each layer, the last one's included. The
 * caller owns them.
 *
 * @throws InputError where `order` is no permutation of 0 … D − 1, or a degree lies outside 0 … D − 1.
 *
 * @example
 * ```ts
 * import { autoregressiveMasks } from '@gen/core/nn';
 *
 * const [first, last] = autoregressiveMasks({ features: 3, hidden: [2] });
 * console.log(await first!.array()); // [ [ 1, 0, 0 ], [ 1, 1, 0 ] ]
 * console.log(await last!.array()); // [ [ 0, 0 ], [ 1, 0 ], [ 1, 1 ] ]
 * ```
 */
export function autoregressiveMasks(options: AutoregressiveMasksOptions): Tensor2D[] {
  const { hidden, multiplier = 1, context = 0 } = options;
  const places = placesOf(options);
  checkCount(CALLEE, 'multiplier', multiplier);
  checkCount(CALLEE, 'context', context, 0);
  const inputs = [...places.map((place) => place + 1), ...Array.from({ length: context }, () => 0)];
  const units = hidden.map((layer) => degreesOf(layer, places.length, context));
  const outputs = places.flatMap((place) => Array.from({ length: multiplier }, () => place + 1));
  const layers = [inputs, ...units, outputs];
  return layers.slice(1).map((to, i) => {
    const least = i === units.length ? 1 : 0; // an output is of a higher degree than what it reads
    return tf.tensor2d(to.map((j) => layers[i]!.map((k) => (j - k >= least ? 1 : 0))));
  });
}

/** The place of each feature. */
function placesOf({ features, order }: AutoregressiveMasksOptions): readonly number[] {
  checkCount(CALLEE, 'features', features);
  const natural = Array.from({ length: features }, (_, i) => i);
  if (order === undefined) return natural;
  const sorted = [...order].sort((a, b) => a - b);
  if (sorted.length === features && sorted.every((place, i) => place === i)) return order;
  const expected = `each of 0 … ${features - 1} once`;
  throw new InputError({ callee: CALLEE, argument: 'order', expected, got: `[${order}]` });
}

/** The degrees of the units of a hidden layer. */
function degreesOf(
  layer: number | readonly number[],
  features: number,
  context: number,
): readonly number[] {
  const highest = features - 1;
  if (typeof layer === 'number') {
    checkCount(CALLEE, 'hidden', layer);
    const lowest = context > 0 ? 0 : Math.min(1, highest);
    const range = highest - lowest + 1;
    return Array.from({ length: layer }, (_, i) => lowest + (i % range));
  }
  const fits = layer.every((m) => Number.isSafeInteger(m) && m >= 0 && m <= highest);
  if (layer.length > 0 && fits) return layer;
  const expected = `degrees from 0 to ${highest}`;
  throw new InputError({ callee: CALLEE, argument: 'hidden', expected, got: `[${layer}]` });
}

const CALLEE = 'autoregressiveMasks';
