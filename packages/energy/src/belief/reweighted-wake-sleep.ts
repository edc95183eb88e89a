import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, type Objective } from '@gen/core';
import { stopGradient } from '@gen/core/derivatives';
import { logsumexp } from '@gen/core/special';
import { lossObjective } from '../objectives/loss-objective.js';
import { isRecognition, type HelmholtzMachine } from './helmholtz-machine.js';
import { sleep, type WakeAndSleep } from './wake-sleep.js';

/** Options of {@link reweightedWakeSleep}. */
export interface ReweightedWakeSleepOptions {
  /** Number K of hidden states that are drawn for each example; 5 by default. */
  readonly samples?: number;
}

/**
 * Reweighted wake–sleep: awake, both networks learn from hidden states that are drawn from q and weighted
 * to be draws of the posterior; asleep, q learns from dreams besides.
 *
 *     wake: −Σₖ w̄ₖ (log p(v, hₖ) + log q(hₖ | v)),   hₖ ∼ q(h | v),   w̄ = softmax(log p(v, hₖ) − log q(hₖ | v))
 *
 * The gradient in p is that of the importance-weighted bound; that in q lowers KL(p(h | v) ‖ q) with a
 * bias of O(1/K) (Bornschein & Bengio 2015, "Reweighted wake–sleep", §2.2–2.4,
 * https://arxiv.org/abs/1406.2751). Phases of `fit`, of which any may be left out: `{ wake }` alone learns
 * q awake, and `{ wake: { ...wake, trains: isGenerative }, sleep }` asleep.
 *
 * Metrics: `wake.bound`, log 1/K Σₖ p(v, hₖ) / q(hₖ | v) in nats an example.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { fit } from '@gen/core/train';
 * import { HelmholtzMachine, reweightedWakeSleep } from '@gen/energy';
 *
 * const machine = new HelmholtzMachine({ visible: 4, hidden: [3], key: key(0) });
 * const batches = { batchesPerEpoch: 5, batchSize: 8, batch: () => tf.ones([8, 4]) };
 * const objective = reweightedWakeSleep(machine, { samples: 5 });
 * await fit({ model: machine, objective, batches, epochs: 2, key: key(1) });
 * machine.dispose();
 * ```
 */
export function reweightedWakeSleep(
  machine: HelmholtzMachine,
  { samples = 5 }: ReweightedWakeSleepOptions = {},
): WakeAndSleep {
  checkCount('reweightedWakeSleep', 'samples', samples);
  return {
    wake: { objective: wake(machine, samples) },
    sleep: { objective: sleep(machine), trains: isRecognition },
  };
}

const wake = (machine: HelmholtzMachine, samples: number): Objective<Tensor> =>
  lossObjective(
    () => machine.parameters(),
    (v, key) => {
      // One pass for both networks, where `iwae` and `wakePhase` would each take their own.
      const h = machine.recognition.posterior(v).sampleAndLogProb(key, [samples]);
      const logJoint = machine.generative.logJoint(v, h.sample); // [samples, batch]
      const logWeights = stopGradient(tf.sub(logJoint, h.logProb));
      const total = logsumexp(logWeights, 0);
      const shares = tf.exp(tf.sub(logWeights, total));
      const learnt = tf.sum(tf.mul(shares, tf.add(logJoint, h.logProb)), 0);
      const bound = tf.mean<Scalar>(tf.sub(total, Math.log(samples)));
      return { value: tf.neg(tf.mean<Scalar>(learnt)), metrics: { bound } };
    },
  );
