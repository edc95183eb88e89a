import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError, type Key } from '@gen/core';
import type { EnergyModel } from '../energy-model.js';
import { flipOdds, type FlipOptions } from '../objectives/flip-odds.js';

/** Options of {@link pseudoLogProb}. */
export interface PseudoLogProbOptions extends Pick<FlipOptions, 'flip'> {
  /** Draws which unit of each example is asked for; where it is left out, all of them are. */
  readonly key?: Key;
}

/**
 * The pseudo-log-probability of each example, for units of two values: what needs no normalizer.
 *
 *     PL(x) = Σᵢ log p(xᵢ | x₋ᵢ) = −Σᵢ log(1 + exp(F(x) − F(x with unit i flipped)))
 *
 * With a key, one unit of each example is drawn, and its term stands for all. Without one, units are asked one
 * after another, in the memory of one (Besag 1975, "Statistical analysis of non-lattice data",
 * https://doi.org/10.2307/2987782).
 *
 * @param x states `[batch, units]`, borrowed.
 * @returns `[batch]`, in nats, which the caller owns.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { binaryUnits, pseudoLogProb, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * const ofEach = pseudoLogProb(rbm, tf.zeros([10, 6]), { key: key(1) }); // [10]
 * rbm.dispose();
 * ```
 */
export function pseudoLogProb(
  model: Pick<EnergyModel, 'freeEnergy'>,
  x: Tensor,
  { key, flip = (bits) => tf.sub(1, bits) }: PseudoLogProbOptions = {},
): Tensor {
  if (x.rank !== 2) throw notFlat(x);
  if (key !== undefined) {
    return tf.tidy(() => {
      const { logOdds, share } = flipOdds('pseudoLogProb', model, x, key, { units: 1, flip });
      return tf.mul(tf.neg(tf.softplus(tf.reshape(logOdds, [-1]))), share);
    });
  }
  return tf.tidy(() => {
    const size = x.shape[1]!;
    const one = tf.eye(size);
    const [here, change] = [model.freeEnergy(x), tf.sub(flip(x), x)];
    let sum = tf.zeros([x.shape[0]!]) as Tensor;
    for (let unit = 0; unit < size; unit++) {
      sum = tf.tidy(() => {
        const place = tf.slice(one, [unit, 0], [1, size]);
        const there = model.freeEnergy(tf.add(x, tf.mul(place, change)));
        return tf.sub(sum, tf.softplus(tf.sub(here, there)));
      });
    }
    return sum;
  });
}

const notFlat = (x: Tensor): InputError =>
  new InputError({
    callee: 'pseudoLogProb',
    argument: 'x',
    expected: 'states of shape [batch, units]',
    got: `shape [${x.shape}]`,
  });
