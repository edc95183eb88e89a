import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { weightedSum } from './weighted-sum.js';
import type { Units, WeightedRows } from './units.js';

/** Parameters of units whose energy is linear in their statistics. */
export type BiasParameters = {
  /** The bias b, `[size]`. */
  readonly bias: Tensor;
};

/** What units have in common that have u(x) = −b·x and s(x) = x. */
export const linearInBias = (
  size: number,
): Pick<
  Units<BiasParameters>,
  | 'size'
  | 'init'
  | 'statistics'
  | 'selfEnergy'
  | 'energyGradient'
  | 'freeEnergyGradient'
  | 'tempered'
  | 'interpolated'
> => ({
  size,
  init: () => ({ bias: tf.zeros([size]) }),
  statistics: (x) => x,
  selfEnergy: (x, { bias }) => tf.neg(tf.sum(tf.mul(x, bias), -1)),
  energyGradient: (statistics, _, rows) => biasGradient(statistics, rows),
  freeEnergyGradient: (mean, _, rows) => biasGradient(mean, rows),
  tempered: ({ bias }, beta) => ({ bias: tf.mul(bias, beta) }),
  interpolated: (from, to, beta) => ({
    bias: tf.add(from.bias, tf.mul(beta, tf.sub(to.bias, from.bias))),
  }),
});

const biasGradient = (statistics: Tensor, { weights }: WeightedRows): BiasParameters => ({
  bias: tf.neg(weightedSum(statistics, weights)),
});
