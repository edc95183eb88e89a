import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Objective } from '@gen/core';
import type { EnergyModel } from '../energy-model.js';
import { lossObjective } from './loss-objective.js';

/** The neighbours of each state: `[batch, units]` to `[count, batch, units]`. */
export type Neighbours = (x: Tensor) => Tensor;

/**
 * All states that differ in one bit from states of zeros and ones, `[batch, units]` to
 * `[units, batch, units]`: neighbours for {@link minimumProbabilityFlow}.
 *
 * @example
 * ```ts
 * import { bitFlips } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const neighbours = bitFlips(tf.tensor2d([[0, 1]])); // [[[1, 1]], [[0, 0]]]
 * ```
 */
export const bitFlips: Neighbours = (x) => flipped(x, (bits) => tf.sub(1, tf.mul(2, bits)));

/**
 * All states that differ in one sign from states of −1 and 1, `[batch, units]` to `[units, batch, units]`:
 * neighbours for {@link minimumProbabilityFlow}.
 *
 * @example
 * ```ts
 * import { signFlips } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const neighbours = signFlips(tf.tensor2d([[1, -1]])); // [[[-1, -1]], [[1, 1]]]
 * ```
 */
export const signFlips: Neighbours = (x) => flipped(x, (signs) => tf.mul(-2, signs));

/** States with one unit changed by what `change` says. */
const flipped = (x: Tensor, change: (x: Tensor) => Tensor): Tensor =>
  tf.tidy(() => {
    const units = x.shape[1]!;
    const one = tf.reshape(tf.eye(units), [units, 1, units]);
    return tf.add(x, tf.mul(change(x), one));
  });

/** Options of {@link minimumProbabilityFlow}. */
export interface MinimumProbabilityFlowOptions {
  /** To which states probability may flow from a state; from each of them it may flow back. */
  readonly neighbours?: Neighbours;
}

/**
 * Minimum probability flow: what of the data's probability would leave them at once under dynamics that lead
 * to the model. It needs neither log Z nor samples, and is convex where the energy is linear in its
 * parameters.
 *
 *     mean over x of Σ over neighbours x′ of exp(½ (F(x) − F(x′)))
 *
 * Neighbours are those with one bit flipped, by default; flow to neighbours that are data is counted, which
 * changes no minimum where the model can be the data's distribution. One batch of all neighbours is evaluated:
 * units · batch states. Sohl-Dickstein, Battaglino & DeWeese 2011, "New method for parameter estimation in
 * probabilistic models: minimum probability flow", equations 11 and 13,
 * https://arxiv.org/abs/0906.4779.
 *
 * @returns an objective of batches `[batch, units]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bernoulli, key } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { DeepEnergy, minimumProbabilityFlow } from '@gen/energy';
 *
 * const model = new DeepEnergy({ network: dense({ inputs: 6, outputs: 1, key: key(0) }) });
 * const x = bernoulli({ probs: tf.fill([10, 6], 0.3) }).sample(key(1));
 * const { value, grads } = minimumProbabilityFlow(model)(x, key(2), {});
 * tf.dispose([x, value, grads]);
 * model.dispose();
 * ```
 */
export const minimumProbabilityFlow = (
  model: EnergyModel,
  { neighbours = bitFlips }: MinimumProbabilityFlowOptions = {},
): Objective<Tensor> =>
  lossObjective(
    () => model.parameters(),
    (x, key, train) => {
      const others = neighbours(x);
      const [count, batch] = others.shape as [number, number];
      const states = tf.concat([x, tf.reshape(others, [count * batch, ...x.shape.slice(1)])]);
      const energies = model.freeEnergy(states, { train, key });
      const [here, there] = tf.split(tf.reshape(energies, [count + 1, batch]), [1, count]) as [
        Tensor,
        Tensor,
      ];
      const flow = tf.sum(tf.exp(tf.mul(0.5, tf.sub(here, there))), 0);
      return { value: tf.mean<Scalar>(flow) };
    },
  );
