import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { Transition } from './markov-chains.js';

/** What {@link clamped} holds fast. */
export interface Clamp {
  /** 1 where a state is given, 0 where it is drawn: `[...event]` or `[chains, ...event]`, borrowed. */
  readonly mask: Tensor;
  /** The given states, of a shape that broadcasts with the mask, borrowed. */
  readonly values: Tensor;
}

/**
 * A transition for conditional sampling: the given part of a state stays, the rest is drawn. With half an
 * image given, the other half is completed.
 *
 *     x′ = m ∘ given + (1 − m) ∘ T(x)
 *
 * This samples p(x | given) where the last thing that a transition does is to draw all parts of a state
 * independently of each other, given what it does not return: as block Gibbs sampling of a restricted
 * Boltzmann machine draws the visible units. It does not for transitions that draw units one after the
 * other; `BoltzmannMachine.gibbs` takes a mask itself.
 *
 * @throws InputError where mask and values do not broadcast to the states.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, clamped, gibbsTransition, markovChains, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(8), key: key(0) });
 * const mask = tf.tensor1d([1, 1, 0, 0]); // the first half is given
 * const values = tf.tensor1d([1, 0, 0, 0]);
 * const transition = clamped(gibbsTransition(rbm), { mask, values });
 * const initial = tf.zeros([10, 4]);
 * for await (const { state } of markovChains({ transition, initial, key: key(1), every: 50 })) {
 *   await state.data(); // each row begins with 1, 0
 *   break;
 * }
 * rbm.dispose();
 * ```
 */
export const clamped =
  (transition: Transition, { mask, values }: Clamp): Transition =>
  (key, state, beta) => {
    for (const [argument, { shape }] of Object.entries({ mask, values })) {
      if (!broadcasts(shape, state.shape)) throw misfit(argument, shape, state.shape);
    }
    return tf.tidy(() => {
      const next = transition(key, state, beta);
      // Of numbers that are exact the sum is exact too: one of its terms is 0.
      return tf.add(tf.mul(mask, values), tf.mul(tf.sub(1, mask), next));
    });
  };

const broadcasts = (shape: readonly number[], to: readonly number[]): boolean =>
  shape.length <= to.length &&
  shape.every((size, axis) => size === 1 || size === to[to.length - shape.length + axis]);

const misfit = (argument: string, got: readonly number[], states: readonly number[]): InputError =>
  new InputError({
    callee: 'clamped',
    argument,
    expected: `a shape that broadcasts to the states, [${states.join(',')}]`,
    got: `shape [${got.join(',')}]`,
  });
