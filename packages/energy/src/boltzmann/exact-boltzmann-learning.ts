import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape, InputError } from '@gen/core';
import { lossObjective, type EvaluatedObjective } from '../objectives/loss-objective.js';
import type { BoltzmannMachine } from './boltzmann-machine.js';

/** The most units of a machine that is learned exactly. */
const MOST_UNITS = 16;

/**
 * Learning of small Boltzmann machines by the exact gradient of their likelihood.
 *
 *     value = −mean log p(v) = mean F(v) + log Σᵥ exp(−F(v))
 *
 * All states are summed at every step, so there are at most 16 units. It draws nothing.
 *
 * @throws InputError where there are more units.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { adam, fit } from '@gen/core/train';
 * import { BoltzmannMachine, exactBoltzmannLearning } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const machine = new BoltzmannMachine({ visible: 4, hidden: 2, key: key(0) });
 * const batch = () => tf.tensor2d([[1, 1, 0, 0], [0, 0, 1, 1]]);
 * const { metrics } = await fit({
 *   model: machine,
 *   objective: exactBoltzmannLearning(machine),
 *   optimizer: adam({ learningRate: 0.1 }),
 *   batches: { batchesPerEpoch: 5, batchSize: 2, batch },
 *   steps: 20,
 *   key: key(1),
 * });
 * console.log(metrics.loss); // falls from log 16 towards log 2
 * machine.dispose();
 * ```
 */
export function exactBoltzmannLearning(machine: BoltzmannMachine): EvaluatedObjective {
  if (machine.units > MOST_UNITS) {
    throw new InputError({
      callee: 'exactBoltzmannLearning',
      argument: 'machine',
      expected: `at most ${MOST_UNITS} units`,
      got: `${machine.units}`,
      remedy: 'Learn it by boltzmannLearning.',
    });
  }
  return lossObjective(
    () => machine.parameters(),
    (v: Tensor) => {
      checkTrailingShape('exactBoltzmannLearning', 'batch', v.shape, [machine.visible.size]);
      const logZ = tf.logSumExp(tf.neg(machine.freeEnergy(machine.visible.states())));
      return { value: tf.add<Scalar>(tf.mean(machine.freeEnergy(v)), logZ) };
    },
  );
}
