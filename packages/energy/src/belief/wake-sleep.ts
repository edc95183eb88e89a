import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Objective } from '@gen/core';
import { sleepPhase } from '@gen/core/bounds';
import { namedParameters } from '@gen/core/nn';
import type { Phase } from '@gen/core/train';
import { lossObjective } from '../objectives/loss-objective.js';
import { isGenerative, isRecognition, type HelmholtzMachine } from './helmholtz-machine.js';

/** The two phases of wake and sleep, for `fit`. */
// A type and no interface, so that it is the record of phases that `fit` takes.
export type WakeAndSleep = {
  /** Learns to generate data that are seen. */
  readonly wake: Phase<Tensor>;
  /** Learns to recognise what is dreamt. */
  readonly sleep: Phase<Tensor>;
};

/**
 * The wake–sleep algorithm: awake, the generative network learns from what is recognised in data; asleep,
 * the recognition network learns from what is dreamt.
 *
 *     wake: −E_{q(h | v)}[log p(v, h)] in p,   sleep: −E_{p(v, h)}[log q(h | v)] in q
 *
 * Phases of `fit`, which come to one step with a batch `[batch, visible]` each: another optimizer for one
 * is `{ ...phases, sleep: { ...phases.sleep, optimizer } }`. Sleep follows no gradient of a bound on
 * log p(v), so that the algorithm may end where none is best (Hinton, Dayan, Frey & Neal 1995, "The
 * wake-sleep algorithm for unsupervised neural networks", https://doi.org/10.1126/science.7761831).
 *
 * Metrics: `wake.bound`, the evidence lower bound in nats an example.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { adam, fit } from '@gen/core/train';
 * import { HelmholtzMachine, wakeSleep } from '@gen/energy';
 *
 * const machine = new HelmholtzMachine({ visible: 4, hidden: [3], key: key(0) });
 * const batches = { batchesPerEpoch: 5, batchSize: 8, batch: () => tf.ones([8, 4]) };
 * await fit({ model: machine, objective: wakeSleep(machine), batches, epochs: 2, key: key(1) });
 * machine.dispose();
 * ```
 */
export const wakeSleep = (machine: HelmholtzMachine): WakeAndSleep => ({
  wake: { objective: wake(machine), trains: isGenerative },
  sleep: { objective: sleep(machine), trains: isRecognition },
});

const wake = ({ generative, recognition }: HelmholtzMachine): Objective<Tensor> =>
  lossObjective(
    () => namedParameters('generative', generative),
    (v, key) => {
      const h = recognition.posterior(v).sampleAndLogProb(key);
      const logJoint = generative.logJoint(v, h.sample);
      const bound = tf.mean<Scalar>(tf.sub(logJoint, h.logProb));
      return { value: tf.neg(tf.mean<Scalar>(logJoint)), metrics: { bound } };
    },
  );

/** The sleep phase of a machine, which dreams as many examples as there are in a batch. */
export const sleep = ({ generative, recognition }: HelmholtzMachine): Objective<Tensor> =>
  lossObjective(
    () => namedParameters('recognition', recognition),
    (v, key) => {
      const dream = generative.dream(key, v.shape[0]!);
      const loss = sleepPhase((x) => recognition.posterior(x), dream);
      return { value: tf.mean<Scalar>(loss) };
    },
  );
