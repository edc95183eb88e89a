import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { split, type Key } from '@gen/core';
import { uniform } from '@gen/core/random';
import type { AnnealedPath } from '../partition/annealed-path.js';

/** Replicas after a step, and how many of them changed places. */
export type TemperedStates = {
  /** States, one tensor `[chains, ...event]` for each inverse temperature. */
  readonly states: Tensor[];
  /** Share of the chains that were exchanged between each temperature and the next, `[replicas − 1]`. */
  readonly swaps: Tensor;
};

/**
 * One step of parallel tempering: a transition at every temperature, then exchanges between neighbours,
 * of even pairs first and of odd ones then.
 *
 *     P(exchange x at βᵢ and y at βᵢ₊₁) = min(1, p̃ᵢ(y) p̃ᵢ₊₁(x) / p̃ᵢ(x) p̃ᵢ₊₁(y))
 *
 * Each chain is exchanged by a draw of its own (Swendsen & Wang 1986, "Replica Monte Carlo simulation of
 * spin glasses", https://doi.org/10.1103/PhysRevLett.57.2607; for restricted Boltzmann machines Desjardins
 * et al. 2010, "Parallel tempering for training of restricted Boltzmann machines",
 * https://proceedings.mlr.press/v9/desjardins10a.html).
 *
 * @param states one tensor `[chains, ...event]` for each inverse temperature, borrowed.
 * @param betas inverse temperatures, scalars, in order.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, RBM, rbmPath, temperedStep } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * const betas = [0, 0.5, 1].map((beta) => tf.scalar(beta));
 * const states = betas.map(() => tf.zeros([10, 6]));
 * const next = temperedStep(rbmPath(rbm), key(1), states, betas);
 * rbm.dispose();
 * ```
 */
export function temperedStep(
  path: AnnealedPath,
  key: Key,
  states: readonly Tensor[],
  betas: readonly Scalar[],
): TemperedStates {
  return tf.tidy(() => {
    const [transitionKey, swapKey] = split(key);
    const keys = split(transitionKey, betas.length);
    const moved = states.map((state, i) => path.transition(keys[i]!, state, betas[i]!));
    const swapKeys = split(swapKey, Math.max(1, betas.length - 1));
    const swaps: Tensor[] = [];
    for (const parity of [0, 1]) {
      for (let i = parity; i + 1 < betas.length; i += 2) {
        swaps[i] = exchange(path, swapKeys[i]!, moved, betas, i);
      }
    }
    return { states: moved, swaps: swaps.length === 0 ? tf.zeros([0]) : tf.stack(swaps) };
  });
}

/** Exchanges replicas i and i + 1 in place; the share of chains that were. */
function exchange(
  path: AnnealedPath,
  key: Key,
  states: Tensor[],
  betas: readonly Scalar[],
  i: number,
): Tensor {
  const [cold, hot] = [states[i]!, states[i + 1]!];
  const [from, to] = [betas[i]!, betas[i + 1]!];
  const logOdds = tf.sub(path.logRatio(cold, from, to), path.logRatio(hot, from, to));
  const accepted = tf.cast(
    tf.less(uniform(key, logOdds.shape), tf.exp(tf.minimum(logOdds, 0))),
    'float32',
  );
  const each = tf.reshape(accepted, [-1, ...cold.shape.slice(1).map(() => 1)]);
  const swapped = (own: Tensor, other: Tensor): Tensor =>
    tf.add(tf.mul(each, other), tf.mul(tf.sub(1, each), own));
  states[i] = swapped(cold, hot);
  states[i + 1] = swapped(hot, cold);
  return tf.mean(accepted);
}
