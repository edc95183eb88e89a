import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, split, type Key, type StatefulObjective } from '@gen/core';
import { scan } from '@gen/core/compile';
import { rbmPath } from '../partition/rbm-path.js';
import type { AnyRBM } from '../rbm/any-rbm.js';
import type { IndependentUnits } from '../rbm/bipartite.js';
import type { RBM } from '../rbm/rbm.js';
import { checkLadder } from '../sampling/check-ladder.js';
import { temperedStep } from '../sampling/tempered-step.js';
import type { Units } from '../units/units.js';
import { contrast, phaseOf } from './phases.js';
import { startOfChains } from './start-of-chains.js';
import {
  rbmObjective,
  type Learning,
  type Mathematics,
  type RBMObjectiveOptions,
} from './rbm-objective.js';

/** Options of {@link parallelTempering}. */
export interface ParallelTemperingOptions extends RBMObjectiveOptions {
  /** Draws where the chains begin. */
  readonly key: Key;
  /** Number of chains at each temperature. */
  readonly chains?: number;
  /** Inverse temperatures, rising to 1; ten at equal distances from 0 by default. */
  readonly betas?: readonly number[];
  /** Steps at every temperature, each with exchanges, between two updates. */
  readonly steps?: number;
  /** Units that are independent of each other at β = 0; those at their start values by default. Borrowed. */
  readonly base?: IndependentUnits;
}

/**
 * Stochastic maximum likelihood by parallel tempering: states of the model are persistent chains at β = 1,
 * which change places with others at higher temperatures, and so come from mode to mode.
 *
 *     E_β = (1 − β) E₀ + β E,   ∇θ = ⟨∂F(v)/∂θ⟩ data − ⟨∂F(v)/∂θ⟩ chains at β = 1
 *
 * `value` is ⟨F⟩ data − ⟨F⟩ chains, in nats: no likelihood. Metrics: `exchanges`, the share of chains that
 * changed places with a neighbour: about a fifth to a half is good. All replicas are variables of the
 * objective (Desjardins et al. 2010, "Parallel tempering for training of restricted Boltzmann machines",
 * https://proceedings.mlr.press/v9/desjardins10a.html; with hidden units summed out of the exchanges, and a
 * base at β = 0, as Cho, Raiko & Ilin 2010, "Parallel tempering is efficient for learning restricted Boltzmann
 * machines", https://doi.org/10.1109/IJCNN.2010.5596837).
 *
 * @returns an objective of batches `[batch, visible]`.
 * @throws InputError unless the inverse temperatures are at least two and rise to 1.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, parallelTempering, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
 * const objective = parallelTempering(rbm, { chains: 10, betas: [0, 0.5, 1], key: key(1) });
 * const { value, grads, metrics } = objective(tf.ones([10, 4]), key(2), {});
 * tf.dispose([value, grads, { ...metrics }]);
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function parallelTempering(
  rbm: Pick<RBM<Units, Units>, keyof AnyRBM>,
  options: ParallelTemperingOptions,
): StatefulObjective<Tensor> {
  const { key: startKey, chains = 100, betas = TEN, steps = 1, base } = options;
  checkCount('parallelTempering', 'chains', chains);
  checkCount('parallelTempering', 'steps', steps);
  checkLadder('parallelTempering', betas);
  const path = rbmPath(rbm, { ...(base && { base }) });
  const replicas = tf.tidy(() => {
    const each = betas.length * chains;
    const start = startOfChains(rbm, startKey, each);
    return tf.variable(tf.reshape(start, [betas.length, chains, rbm.visible.size]), false);
  });
  const learn = (model: Mathematics, x: Tensor, key: Key): Learning => {
    const ladder = betas.map((beta) => tf.scalar(beta)) as Scalar[];
    const turn = (states: Tensor[], stepKey: Key): [Tensor[], Tensor] => {
      const next = temperedStep(path, stepKey, states, ladder);
      return [next.states, next.swaps];
    };
    const [ends, exchanges] = scan(turn, tf.unstack(replicas as Tensor), split(key, steps));
    const drawn = phaseOf(model, ends.at(-1)!);
    return {
      ...contrast(model, { data: phaseOf(model, x), model: drawn }),
      metrics: { exchanges: tf.mean(exchanges) },
      keep: () => replicas.assign(tf.stack(ends)),
    };
  };
  return rbmObjective({
    callee: 'parallelTempering',
    rbm,
    learn,
    variables: { replicas },
    ...(options.transforms && { transforms: options.transforms }),
  });
}

const TEN = Array.from({ length: 10 }, (_, i) => i / 9);
