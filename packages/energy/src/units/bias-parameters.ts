import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { weightedSum } from './weighted-sum.js';
import type { Units, WeightedRows } from './units.js';

/** Parameters of units whose energy is linear in their statistics. */
export type BiasParameters = {
  /** The bias b, `[size]`. */
  readonly bias: Tensor;
};

/** What units have in common that have u(x) = −b·s(x), but for terms without parameters. */
export const linearInBias = (
  size: number,
): Pick<
  Units<BiasParameters>,
  'init' | 'energyGradient' | 'freeEnergyGradient' | 'tempered' | 'interpolated'
> => ({
  init: () => ({ bias: tf.zeros([size]) }),
  energyGradient: (statistics, _, rows) => biasGradient(statistics, rows),
  freeEnergyGradient: (mean, _, rows) => biasGradient(mean, rows),
  tempered: ({ bias }, beta) => ({ bias: tf.tidy(() => tf.mul(bias, beta)) }),
  interpolated: (from, to, beta) => ({
    bias: tf.tidy(() => tf.add(from.bias, tf.mul(beta, tf.sub(to.bias, from.bias)))),
  }),
});

const biasGradient = (statistics: Tensor, { weights }: WeightedRows): BiasParameters => ({
  bias: tf.tidy(() => tf.neg(weightedSum(statistics, weights))),
});
