import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import { checkStack } from '../belief/deep-belief-network.js';
import type { AnyRBM } from '../rbm/any-rbm.js';
import { bipartiteOf } from '../rbm/bipartite-of.js';
import type { Bipartite, BipartiteValues } from '../rbm/bipartite.js';
import type { RBM } from '../rbm/rbm.js';
import type { Units, WeightedRows } from '../units/units.js';

/** An RBM with layers that are told more than its weights say: what {@link doublingRule} makes of one. */
export interface DoubledRBM extends AnyRBM {
  /** The mathematics with inputs multiplied, at the current values or at others. */
  at(values?: Partial<BipartiteValues>): Bipartite;
  /** Draws h given v, `[..., hidden]`. */
  sampleHidden(key: Key, v: Tensor): Tensor;
}

/**
 * The RBMs of a stack as those that are trained one after another for a deep Boltzmann machine: what a layer
 * is told by one side counts twice, for the other side that it will have.
 *
 *     bottom: p(h | v) by 2 W s(v), p(v | h) by Wᵀ s(h);   top: p(h | v) by W s(v), p(v | h) by 2 Wᵀ s(h);
 *     between: both twice
 *
 * Salakhutdinov & Hinton 2009, "Deep Boltzmann machines", §3.3,
 * https://proceedings.mlr.press/v5/salakhutdinov09a.html. Objectives of RBMs take them, and {@link pretrain}
 * trains them; parameters stay those of the stack, of which {@link composedMachine} makes a machine.
 *
 * @param stack RBMs from the visible units up, borrowed.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { sgd } from '@gen/core/train';
 * import {
 *   binaryUnits,
 *   composedMachine,
 *   contrastiveDivergence,
 *   doublingRule,
 *   pretrain,
 *   RBM,
 * } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const stack = [
 *   new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: first }),
 *   new RBM({ visible: binaryUnits(3), hidden: binaryUnits(2), key: second }),
 * ];
 * await pretrain({
 *   stack: doublingRule(stack),
 *   objective: (rbm) => contrastiveDivergence(rbm),
 *   fit: () => ({ epochs: 2, optimizer: sgd({ learningRate: 0.05 }) }),
 *   batches: { batchesPerEpoch: 5, batchSize: 8, batch: () => tf.ones([8, 4]) },
 *   key: key(1),
 * });
 * const machine = composedMachine(stack);
 * for (const rbm of stack) rbm.dispose();
 * machine.dispose();
 * ```
 */
export function doublingRule(stack: readonly RBM[]): DoubledRBM[] {
  checkStack('doublingRule', stack, 1);
  // One hidden layer has no other side.
  const last = stack.length - 1;
  return stack.map((rbm, l) => doubled(rbm, l < last ? 2 : 1, l > 0 ? 2 : 1));
}

function doubled(rbm: RBM, up: number, down: number): DoubledRBM {
  const units = { visible: told(rbm.visible, down), hidden: told(rbm.hidden, up) };
  const at = (values: Partial<BipartiteValues> = {}): Bipartite =>
    bipartiteOf({ ...units, connection: rbm.connection }, { ...rbm.values, ...values });
  return {
    ...units,
    get values() {
      return rbm.values;
    },
    at,
    parameters: () => rbm.parameters(),
    sampleHidden: (key, v) => at().sampleHidden(key, v),
  };
}

/** Units whose input counts so many times. */
function told(units: Units, factor: number): Units {
  if (factor === 1) return units;
  const scaled = (input: Tensor): Tensor => tf.mul(input, factor);
  const rowsOf = ({ input, weights }: WeightedRows): WeightedRows => ({
    input: () => scaled(input()),
    weights,
  });
  return {
    ...units,
    mean: (input, p, from) => tf.tidy(() => units.mean(scaled(input), p, from)),
    sample: (key, input, p, from) => tf.tidy(() => units.sample(key, scaled(input), p, from)),
    sampleAndMean: (key, input, p, from) => {
      const [sample, mean] = tf.tidy(() => {
        const drawn = units.sampleAndMean(key, scaled(input), p, from);
        return [drawn.sample, drawn.mean] as [Tensor, Tensor];
      });
      return { sample, mean };
    },
    logNormalizer: (input, p, from) => tf.tidy(() => units.logNormalizer(scaled(input), p, from)),
    conditional: (input, p, from) => units.conditional(scaled(input), p, from),
    energyGradient: (x, p, rows) => units.energyGradient(x, p, rowsOf(rows)),
    freeEnergyGradient: (mean, p, rows) => units.freeEnergyGradient(mean, p, rowsOf(rows)),
  };
}
