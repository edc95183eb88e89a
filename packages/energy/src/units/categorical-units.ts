import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, independent, oneHotCategorical } from '@gen/core';
import { oneHot, type Constraint } from '@gen/core/constraints';
import { categoricalOfProbs } from '@gen/core/random';
import { logsumexp } from '@gen/core/special';
import { linearInBias, type BiasParameters } from './bias-parameters.js';
import { defineUnits } from './define-units.js';
import { flattened } from './flattened.js';
import { digitsOf } from './product-states.js';
import type { EnumerableUnits, HasMoments } from './units.js';

/**
 * Units that are one of k categories each: softmax groups, also known as Potts units.
 *
 *     u(x) = −b·x,   s(x) = x,   log Z(a) = Σ_g log Σₖ exp(a_gk + b_gk),   E[x_g | a] = softmax(a_g + b_g)
 *
 * A state is flat, `groups · categories` numbers: for each group zeros with a single 1, group after group.
 * Their parameter is `bias`, b, of that length (Potts 1952, "Some generalized order-disorder
 * transformations", https://doi.org/10.1017/S0305004100027419; as visible units of an RBM: Salakhutdinov,
 * Mnih & Hinton 2007, "Restricted Boltzmann machines for collaborative filtering", §2.1,
 * https://doi.org/10.1145/1273496.1273596).
 *
 * @param groups how many variables there are.
 * @param categories how many values each of them has, at least 2.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { categoricalUnits } from '@gen/energy';
 *
 * const units = categoricalUnits(2, 3);
 * const x = units.sample(key(0), tf.zeros([64, 6]), units.init()); // [64, 6], two ones in each row
 * ```
 */
export function categoricalUnits(
  groups: number,
  categories: number,
): EnumerableUnits<BiasParameters> & HasMoments<BiasParameters> {
  checkCount('categoricalUnits', 'groups', groups);
  checkCount('categoricalUnits', 'categories', categories, 2);
  const size = groups * categories;
  const logits = (input: Tensor, { bias }: BiasParameters): Tensor => {
    const flat = tf.add(input, bias);
    return tf.reshape(flat, [...flat.shape.slice(0, -1), groups, categories]);
  };
  const flat = (x: Tensor): Tensor => tf.reshape(x, [...x.shape.slice(0, -2), size]);
  return defineUnits<EnumerableUnits<BiasParameters> & HasMoments<BiasParameters>>(
    'categoricalUnits',
    {
      ...linearInBias(size),
      atMoments: (p) => ({ bias: tf.log(p) }),
      support: oneHotGroups(categories),
      stateCount: categories ** groups,
      states: (range) =>
        flat(oneHots(digitsOf('categoricalUnits.states', categories, groups, range), categories)),
      logNormalizer: (input, parameters) => tf.sum(logsumexp(logits(input, parameters), -1), -1),
      mean: (input, parameters) => flat(tf.softmax(logits(input, parameters))),
      sampleAndMean: (key, input, parameters) => {
        const probs = tf.softmax(logits(input, parameters));
        const draw = categoricalOfProbs(key, probs.shape.slice(0, -1), probs);
        return { sample: flat(oneHots(draw, categories)), mean: flat(probs) };
      },
      conditional: (input, parameters) =>
        flattened(independent(oneHotCategorical({ logits: logits(input, parameters) }), 1)),
    },
  );
}

const oneHots = (indices: Tensor, categories: number): Tensor =>
  tf.cast(tf.oneHot(tf.cast(indices, 'int32'), categories), 'float32');

/** Vectors of groups of zeros with a single 1 each. */
const oneHotGroups = (categories: number): Constraint => ({
  name: `zeros with a single 1 in each group of ${categories}`,
  eventRank: 1,
  violation: (x) => {
    const starts = Array.from({ length: x.length / categories }, (_, group) => group * categories);
    return starts
      .map((start) => oneHot.violation(x.slice(start, start + categories), [categories]))
      .reduce((sum, each) => sum + each, 0);
  },
});
