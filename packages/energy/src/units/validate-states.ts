import type { Tensor } from '@tensorflow/tfjs-core';
import { checkInside, checkTrailingShape } from '@gen/core';
import { judgedStates, type StatesOf } from './judged-states.js';

/**
 * Rejects states that units cannot have: 0.3 of a spin, a negative count, grey pixels of binary units.
 *
 * Reads values back, so it is for use before training, never within a step. Grey pixels are to be drawn
 * first, as zeros and ones, or modelled by {@link truncatedExponentialUnits}. After
 * `use(backend, { debug: true })` objectives and free energies judge what they are given themselves.
 *
 * @param x states `[..., size]`, borrowed.
 * @throws InputError that names the worst state.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { spinUnits, validateStates } from '@gen/energy';
 *
 * const states = tf.tensor2d([[1, -1, 0.3]]);
 * await validateStates(spinUnits(3), states).catch((error) => console.log(error.message));
 * states.dispose();
 * ```
 */
export async function validateStates(units: StatesOf, x: Tensor): Promise<void> {
  checkTrailingShape('validateStates', 'x', x.shape, [units.size]);
  await checkInside(judgedStates('validateStates', 'x', units), x);
}
