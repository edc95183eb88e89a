import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { HasMoments, UnitParameters, Units } from '../units/units.js';

/** Options of {@link baseRates}. */
export interface BaseRatesOptions {
  /** Share of the uniform distribution that is mixed into the means, which keeps them off their ends. */
  readonly smoothing?: number;
}

/**
 * Parameters at which independent units have the means of data: where annealing to a trained model begins.
 *
 *     E[x] = (1 − ε) mean of x + ε E₀[x],   with E₀ at the start values;
 *     of real units also Var[x] = (1 − ε) variance of x + ε
 *
 * From there, chains know from the beginning how often each unit is on (Salakhutdinov & Murray 2008, §4.1,
 * https://doi.org/10.1145/1390156.1390266). The caller owns the tensors.
 *
 * @param data examples `[count, size]`, borrowed.
 * @throws InputError where the data has another size, or the smoothing is not between 0 and 1.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { baseRates, binaryUnits } from '@gen/energy';
 *
 * const { bias } = baseRates(binaryUnits(2), tf.tensor2d([[1, 0], [1, 1]]));
 * await bias!.data(); // log-odds of 0.975 and 0.5
 * ```
 */
export function baseRates<P extends UnitParameters>(
  units: Pick<Units<P>, 'size' | 'mean' | 'init'> & HasMoments<P>,
  data: Tensor,
  { smoothing = 0.05 }: BaseRatesOptions = {},
): P {
  check(units.size, data, smoothing);
  return tf.tidy(() => {
    const neutral = units.mean(tf.zeros([units.size]), units.init());
    const { mean, variance } = tf.moments(data, 0);
    const mixed = tf.add(mean, tf.mul(smoothing, tf.sub(neutral, mean)));
    const widened = tf.add(variance, tf.mul(smoothing, tf.sub(1, variance)));
    return units.atMoments(mixed, widened) as tf.TensorContainer;
  }) as unknown as P;
}

function check(size: number, data: Tensor, smoothing: number): void {
  const callee = 'baseRates';
  if (data.rank !== 2 || data.shape[1] !== size || data.shape[0] === 0) {
    throw new InputError({
      callee,
      argument: 'data',
      expected: `shape [count, ${size}]`,
      got: `shape [${data.shape}]`,
    });
  }
  if (smoothing > 0 && smoothing < 1) return;
  throw new InputError({
    callee,
    argument: 'smoothing',
    expected: 'a share between 0 and 1',
    got: `${smoothing}`,
  });
}
