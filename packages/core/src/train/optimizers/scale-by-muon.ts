import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import { checkCount } from '../../check-count.js';
import type { Optimizer } from '../optimizer.js';
import { lerp } from './maps.js';
import { orthogonalize, type NewtonSchulzOptions } from './orthogonalize.js';
import { perParameter } from './per-parameter.js';

/** Options of {@link scaleByMuon}. */
export interface ScaleByMuonOptions extends Partial<NewtonSchulzOptions> {
  /** Decay of the mean of the gradients, β. */
  readonly beta?: number;
  /** Whether to look one step ahead. */
  readonly nesterov?: boolean;
  /** Factor of an update by the rows (outputs) and columns (inputs) of its matrix. */
  readonly scale?: (rows: number, columns: number) => number;
}

/**
 * Orthogonalizes a mean of the gradients of a matrix (Jordan et al. 2024, "Muon: An optimizer for
 * hidden layers in neural networks", https://kellerjordan.github.io/posts/muon/).
 *
 *     m ← β m + (1 − β) g,   g ← s U Vᵀ of the singular value decomposition U S Vᵀ of β m + (1 − β) g
 *
 * in which singular values come out between about 0.7 and 1.2, by five iterations of a quintic, all of
 * products of matrices. s is √max(1, rows / columns) (√max(rows, columns) / 5 gives updates of the size
 * of Adam's: Liu et al. 2025, "Muon is Scalable for LLM Training", §2.2,
 * https://arxiv.org/abs/2502.16982). A matrix is `[outputs, inputs]`; more axes are those of a kernel,
 * `[..., inputs, outputs]`, all but the last of which are taken together. Other parameters
 * are refused: {@link muon} leaves them to another optimizer.
 *
 * The state is m as `firstMoment.<path>`.
 *
 * @example
 * ```ts
 * import { chain, partition, adamW, scaleByLearningRate, scaleByMuon } from '@gen/core/train';
 *
 * const optimizer = partition(
 *   { hidden: chain(scaleByMuon(), scaleByLearningRate(0.02)), others: adamW() },
 *   (path, shape) => (shape.length === 2 && !path.startsWith('embedding') ? 'hidden' : 'others'),
 * );
 * ```
 */
export function scaleByMuon({
  beta = 0.95,
  nesterov = true,
  iterations = 5,
  coefficients = [3.4445, -4.775, 2.0315],
  scale = (rows, columns) => Math.sqrt(Math.max(1, rows / columns)),
}: ScaleByMuonOptions = {}): Optimizer {
  checkCount('scaleByMuon', 'iterations', iterations);
  return perParameter({
    slots: { firstMoment: momentOfMatrix },
    numbers: { weight: 1 - beta, beta },
    update: (g, { state, scalars: { weight, beta } }) => {
      const firstMoment = lerp(state.firstMoment, g, weight);
      const direction = nesterov ? lerp(g, firstMoment, beta) : firstMoment;
      const last = g.shape.at(-1)!;
      const matrix = tf.reshape(direction, [-1, last]);
      const [rows, columns] = g.rank === 2 ? [g.shape[0]!, last] : [last, matrix.shape[0]!];
      const orthogonal = orthogonalize(matrix, { iterations, coefficients });
      const update = tf.mul(tf.reshape(orthogonal, g.shape), scale(rows, columns));
      return { update, state: { firstMoment } };
    },
  });
}

function momentOfMatrix(parameter: Tensor): Tensor {
  if (parameter.rank >= 2) return tf.zerosLike(parameter);
  throw new InputError({
    callee: 'scaleByMuon',
    argument: 'parameters',
    expected: 'matrices and kernels, of two axes or more',
    got: `shape [${parameter.shape}]`,
    remedy: 'Use muon or partition, which give other parameters to another optimizer.',
  });
}
