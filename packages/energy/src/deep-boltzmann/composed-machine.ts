import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { checkStack } from '../belief/deep-belief-network.js';
import type { RBM } from '../rbm/rbm.js';
import type { UnitParameters } from '../units/units.js';
import { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';

/**
 * The deep Boltzmann machine that a stack of RBMs makes which were trained by {@link doublingRule}.
 *
 *     Wˡ = W of RBM l,   parameters of layer l = half of those that RBM l − 1 has for it as hidden units,
 *     and half of those that RBM l has as visible ones; of the bottom and the top the only ones
 *
 * Two models of a layer are told of as one whose log probability is the mean of theirs: so what both are
 * told, each twice, counts once (Salakhutdinov & Hinton 2009, §3.3).
 *
 * @param stack RBMs from the visible units up, borrowed; the machine has variables of its own.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, composedMachine, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
 * const machine = composedMachine([rbm]); // of one RBM, the same model
 * machine.dispose();
 * rbm.dispose();
 * ```
 */
export function composedMachine(stack: readonly RBM[]): DeepBoltzmannMachine {
  checkStack('composedMachine', stack, 1);
  const layers = [...stack.map(({ visible }) => visible), stack.at(-1)!.hidden];
  const machine = new DeepBoltzmannMachine({ layers, key: key(0) });
  const parameters = machine.parameters();
  tf.tidy(() => {
    stack.forEach((rbm, l) => parameters[`weights.${l}`]!.assign(matrixOf(rbm)));
    layers.forEach((_, l) => {
      const [asHidden, asVisible] = [stack[l - 1]?.values.hidden, stack[l]?.values.visible];
      for (const [name, value] of Object.entries(meanOf(asHidden, asVisible))) {
        parameters[`units.${l}.${name}`]!.assign(value);
      }
    });
  });
  return machine;
}

/** The weights of any connection as a matrix, `[hidden, visible]`. */
const matrixOf = ({ connection, visible, values }: RBM): Tensor =>
  tf.transpose(connection.toHidden(tf.eye(visible.size), values.weight));

function meanOf(a: UnitParameters | undefined, b: UnitParameters | undefined): UnitParameters {
  if (a === undefined || b === undefined) return (a ?? b)!;
  const entries = Object.entries(a).map(([name, value]) => {
    return [name, tf.mul(tf.add(value, b[name]!), 0.5)] as const;
  });
  return Object.fromEntries(entries);
}
