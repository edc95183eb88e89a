import type { Tensor } from '@tensorflow/tfjs-core';
import {
  checkTrailingShape,
  validate,
  type Distribution,
  type HasCheckedParameters,
  type HasSupport,
} from '@gen/core';
import type { SamplingUnits } from './units.js';

/**
 * Rejects states that units cannot have: 0.3 of a spin, a negative count, grey pixels of binary units.
 *
 * Reads values back, so it is for use before training, never within a step. Grey pixels are to be drawn
 * first, as zeros and ones, or modelled by {@link truncatedExponentialUnits}.
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
export async function validateStates(
  { size, support }: Pick<SamplingUnits, 'size' | 'support'>,
  x: Tensor,
): Promise<void> {
  checkTrailingShape('validateStates', 'x', x.shape, [size]);
  await validate({ ...nothing, support }, x);
}

/** A distribution of which nothing but the support is asked. */
const nothing = { checkedParameters: [] } as unknown as Distribution &
  HasCheckedParameters &
  HasSupport;
