import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { RBM } from '../rbm/rbm.js';
import type { UnitParameters } from '../units/units.js';

/**
 * Makes an RBM begin as the trained one below it, upside down: the two then are the model that the lower one
 * is, so that all that training adds raises the bound on log p(v).
 *
 *     W ← W'ᵀ,   b ← c',   c ← b',   where W', b', c' are of the RBM below
 *
 * Hidden units beyond as many as there are visible ones below stay as they are: with small weights, they
 * change little. (Hinton, Osindero & Teh 2006, "A fast learning algorithm for deep belief nets", §4,
 * https://doi.org/10.1162/neco.2006.18.7.1527.) It is what {@link pretrain} takes as `begin`.
 *
 * @param rbm is changed in place; its weights are dense, as are those below.
 * @param below the trained RBM. Borrowed.
 * @throws InputError where the visible units are not the hidden ones below in number and kind, or there are
 *   fewer hidden ones than visible ones below, or units of another kind.
 *
 * @example
 * ```ts
 * import { key, split } from '@gen/core';
 * import { beginAsBelow, binaryUnits, RBM } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const below = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(4), key: first });
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(8), key: second });
 * beginAsBelow(rbm, below);
 * below.dispose();
 * rbm.dispose();
 * ```
 */
export function beginAsBelow(rbm: RBM, below: RBM): void {
  check(rbm, below);
  const parameters = rbm.parameters();
  tf.tidy(() => {
    const turned = tf.transpose(below.values.weight);
    parameters['weight']!.assign(headed(turned, parameters['weight']!));
    for (const [side, from] of sidesOf(below)) {
      for (const [name, value] of Object.entries(from)) {
        const own = parameters[`${side}.${name}`]!;
        own.assign(headed(value, own));
      }
    }
  });
}

const sidesOf = ({ values }: RBM): (readonly [side: 'visible' | 'hidden', UnitParameters])[] => [
  ['visible', values.hidden],
  ['hidden', values.visible],
];

/** The rows of a tensor, and after them those of another that it lacks. */
const headed = (head: Tensor, whole: Tensor): Tensor =>
  tf.concat([head, tf.slice(whole, head.shape[0]!)], 0);

function check(rbm: RBM, below: RBM): void {
  const fail = (expected: string, got: string): never => {
    throw new InputError({ callee: 'beginAsBelow', argument: 'rbm', expected, got });
  };
  const [size, least] = [below.hidden.size, below.visible.size];
  if (rbm.visible.size !== size) fail(`${size} visible units`, `${rbm.visible.size}`);
  if (rbm.hidden.size < least) fail(`at least ${least} hidden units`, `${rbm.hidden.size}`);
  const dense = [rbm, below].every(({ values }) => values.weight.rank === 2);
  if (!dense) fail('dense weights in both machines', 'others');
  for (const [side, from] of sidesOf(below)) {
    const [wanted, own] = [from, rbm.values[side]].map((values) => Object.keys(values).join(', '));
    if (wanted !== own) fail(`${side} units with parameters ${wanted}`, own!);
  }
}
