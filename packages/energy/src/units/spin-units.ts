import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bernoulli, independent, type Distribution, type HasMean } from '@gen/core';
import type { Constraint } from '@gen/core/constraints';
import { linearInBias, type BiasParameters } from './bias-parameters.js';
import { defineUnits } from './define-units.js';
import { digitsOf } from './product-states.js';
import type { EnumerableUnits, HasMoments } from './units.js';

/**
 * Units that are −1 or 1.
 *
 *     u(x) = −b·x,   s(x) = x,   log Z(a) = Σᵢ log 2 cosh(aᵢ + bᵢ),   E[xᵢ | a] = tanh(aᵢ + bᵢ)
 *
 * Their parameter is `bias`, b `[size]`. They are the spins of Ising (1925, "Beitrag zur Theorie des
 * Ferromagnetismus", https://doi.org/10.1007/BF02980577). With binary units x' = (x + 1) / 2 they have the
 * same distributions at other values of the parameters, and gradients that are better conditioned.
 *
 * @param size how many there are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { spinUnits } from '@gen/energy';
 *
 * const units = spinUnits(3);
 * const x = units.sample(key(0), tf.zeros([64, 3]), units.init()); // [64, 3], −1 and 1
 * ```
 */
export function spinUnits(
  size: number,
): EnumerableUnits<BiasParameters> & HasMoments<BiasParameters> {
  const field = (input: Tensor, { bias }: BiasParameters): Tensor => tf.add(input, bias);
  return defineUnits<EnumerableUnits<BiasParameters> & HasMoments<BiasParameters>>('spinUnits', {
    ...linearInBias(size),
    atMoments: (m) => ({
      bias: tf.mul(tf.sub(tf.log(tf.add(1, m)), tf.log(tf.sub(1, m))), 0.5),
    }),
    support: spins,
    stateCount: 2 ** size,
    states: (range) => spinsOf(digitsOf('spinUnits.states', 2, size, range)),
    logNormalizer: (input, parameters) => {
      const t = field(input, parameters);
      return tf.sum(tf.sub(tf.softplus(tf.mul(t, 2)), t), -1);
    },
    mean: (input, parameters) => tf.tanh(field(input, parameters)),
    sampleAndMean: (key, input, parameters) => {
      const probs = tf.sigmoid(tf.mul(field(input, parameters), 2));
      return { sample: spinsOf(bernoulli({ probs }).sample(key)), mean: spinsOf(probs) };
    },
    conditional: (input, parameters) => ofSpins(tf.mul(field(input, parameters), 2)),
  });
}

/** The numbers −1 and 1. */
const spins: Constraint = {
  name: '-1 or 1',
  eventRank: 0,
  violation: ([x = NaN]) => Math.abs(Math.abs(x) - 1),
};

const spinsOf = (bits: Tensor): Tensor => tf.sub(tf.mul(bits, 2), 1);

/** Independent spins, of the logits of a 1. */
function ofSpins(logits: Tensor): Distribution & HasMean {
  const base = independent(bernoulli({ logits }), 1);
  return {
    family: 'Spins',
    batchShape: base.batchShape,
    eventShape: base.eventShape,
    sample: (key, shape) => tf.tidy(() => spinsOf(base.sample(key, shape))),
    logProb: (x) => tf.tidy(() => base.logProb(tf.div(tf.add(x, 1), 2))),
    mean: () => tf.tidy(() => tf.tanh(tf.div(logits, 2))),
  };
}
