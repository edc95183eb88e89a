import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bernoulli, checkCount, independent, type Key } from '@gen/core';
import { binary } from '@gen/core/constraints';
import { linearInBias, type BiasParameters } from './bias-parameters.js';
import { digitsOf } from './product-states.js';
import type { EnumerableUnits, SampleAndMean } from './units.js';

/**
 * Units that are 0 or 1.
 *
 *     u(x) = −b·x,   s(x) = x,   log Z(a) = Σᵢ log(1 + exp(aᵢ + bᵢ)),   E[xᵢ | a] = σ(aᵢ + bᵢ)
 *
 * Their parameter is `bias`, b `[size]` (Smolensky 1986, "Information processing in dynamical systems:
 * foundations of harmony theory", https://stanford.edu/~jlmcc/papers/PDP/Volume%201/Chap6_PDP86.pdf).
 *
 * @param size how many there are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { binaryUnits } from '@gen/energy';
 *
 * const units = binaryUnits(3);
 * const parameters = units.init();
 * const x = units.sample(key(0), tf.zeros([64, 3]), parameters); // [64, 3], zeros and ones
 * ```
 */
export function binaryUnits(size: number): EnumerableUnits<BiasParameters> {
  checkCount('binaryUnits', 'size', size);
  const meanStatistics = (input: Tensor, { bias }: BiasParameters): Tensor =>
    tf.tidy(() => tf.sigmoid(tf.add(input, bias)));
  const sampleAndMean = (key: Key, input: Tensor, parameters: BiasParameters): SampleAndMean => {
    const mean = meanStatistics(input, parameters);
    return { sample: bernoulli({ probs: mean }).sample(key), mean };
  };
  return {
    ...linearInBias(size),
    size,
    support: binary,
    stateCount: 2 ** size,
    states: (range) => digitsOf('binaryUnits.states', 2, size, range),
    statistics: (x) => x,
    selfEnergy: (x, { bias }) => tf.tidy(() => tf.neg(tf.sum(tf.mul(x, bias), -1))),
    logNormalizer: (input, { bias }) => tf.tidy(() => tf.sum(tf.softplus(tf.add(input, bias)), -1)),
    meanStatistics,
    sample: (key, input, parameters) => tf.tidy(() => sampleAndMean(key, input, parameters).sample),
    sampleAndMean,
    conditional: (input, { bias }) => independent(bernoulli({ logits: tf.add(input, bias) }), 1),
  };
}
