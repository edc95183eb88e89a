import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bernoulli, independent } from '@gen/core';
import { binary } from '@gen/core/constraints';
import { bernoulliOfSigmoid } from '@gen/core/random';
import { linearInBias, type BiasParameters } from './bias-parameters.js';
import { defineUnits } from './define-units.js';
import { digitsOf } from './product-states.js';
import type { EnumerableUnits, HasMoments } from './units.js';

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
export function binaryUnits(
  size: number,
): EnumerableUnits<BiasParameters> & HasMoments<BiasParameters> {
  const mean = (input: Tensor, { bias }: BiasParameters): Tensor => tf.sigmoid(tf.add(input, bias));
  return defineUnits<EnumerableUnits<BiasParameters> & HasMoments<BiasParameters>>('binaryUnits', {
    ...linearInBias(size),
    atMoments: (p) => ({ bias: tf.sub(tf.log(p), tf.log(tf.sub(1, p))) }),
    support: binary,
    stateCount: 2 ** size,
    states: (range) => digitsOf('binaryUnits.states', 2, size, range),
    logNormalizer: (input, { bias }) => tf.sum(tf.softplus(tf.add(input, bias)), -1),
    mean,
    sample: (key, input, { bias }) => bernoulliOfSigmoid(key, input, bias),
    sampleAndMean: (key, input, parameters) => {
      const probs = mean(input, parameters);
      return { sample: bernoulli({ probs }).sample(key), mean: probs };
    },
    conditional: (input, { bias }) => independent(bernoulli({ logits: tf.add(input, bias) }), 1),
  });
}
