import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { lerp } from './maps.js';
import { perParameter } from './per-parameter.js';

/** Options of {@link scaleByFactoredRms}. */
export interface ScaleByFactoredRmsOptions {
  /** How soon the past is forgotten: its weight at step t is 1 − t^(−decayRate). */
  readonly decayRate?: number;
  /** Least size of the two largest axes for which rows and columns stand for all elements. */
  readonly minDimSizeToFactor?: number;
  /** Added to the squares, ε. */
  readonly epsilon?: number;
}

/**
 * Divides gradients by the root of a running mean of their squares, of which it holds only the means
 * of rows and columns where a parameter has two large axes (Shazeer & Stern 2018, "Adafactor: Adaptive
 * Learning Rates with Sublinear Memory Cost", Algorithms 4 and 5, https://arxiv.org/abs/1804.04235).
 *
 *     r ← β r + (1 − β) meanⱼ (g² + ε),   c ← β c + (1 − β) meanᵢ (g² + ε),   β = 1 − t^(−0.8)
 *     v = r c / mean r,   g ← g / √v
 *
 * with t = step + 1. The state is r as `rows.<path>` and c as `columns.<path>`, else v as
 * `secondMoment.<path>`; as in optax, the two largest axes are factored, c without the largest.
 *
 * @example
 * ```ts
 * import { chain, scaleByFactoredRms, scaleByLearningRate } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByFactoredRms(), scaleByLearningRate(1e-2));
 * ```
 */
export function scaleByFactoredRms({
  decayRate = 0.8,
  minDimSizeToFactor = 128,
  epsilon = 1e-30,
}: ScaleByFactoredRmsOptions = {}): Optimizer {
  const axesOf = (x: Tensor): Axes | undefined => factoredAxes(x.shape, minDimSizeToFactor);
  const without = (x: Tensor, axis: keyof Axes): Tensor | undefined => {
    const axes = axesOf(x);
    return axes && tf.zeros(x.shape.filter((_, i) => i !== axes[axis]));
  };
  return perParameter({
    slots: {
      rows: (parameter) => without(parameter, 'largest'),
      columns: (parameter) => without(parameter, 'next'),
      secondMoment: (parameter) => (axesOf(parameter) ? undefined : tf.zerosLike(parameter)),
    },
    numbers: { epsilon },
    schedules: { weight: (step) => (step + 1) ** -decayRate },
    update: (g, { state, scalars: { weight, epsilon } }) => {
      const squares = tf.add(tf.square(g), epsilon);
      const axes = axesOf(g);
      if (axes === undefined) {
        const secondMoment = lerp(state.secondMoment, squares, weight);
        return { update: tf.mul(g, tf.rsqrt(secondMoment)), state: { secondMoment } };
      }
      return factored(g, squares, axes, state, weight);
    },
  });
}

/** The two largest axes of a tensor. */
interface Axes {
  readonly largest: number;
  readonly next: number;
}

interface Factors {
  readonly rows: Tensor;
  readonly columns: Tensor;
}

function factored(
  g: Tensor,
  squares: Tensor,
  { largest, next }: Axes,
  state: Factors,
  weight: Scalar,
): { update: Tensor; state: Factors } {
  const rows = lerp(state.rows, tf.mean(squares, largest), weight);
  const columns = lerp(state.columns, tf.mean(squares, next), weight);
  const ofRows = next > largest ? next - 1 : next;
  const byRow = tf.rsqrt(tf.div(rows, tf.mean(rows, ofRows, true)));
  const byColumn = tf.rsqrt(columns);
  const update = tf.mul(tf.mul(g, tf.expandDims(byRow, largest)), tf.expandDims(byColumn, next));
  return { update, state: { rows, columns } };
}

/** The two largest axes, the later one of equals first; none where the smaller is too small. */
function factoredAxes(shape: readonly number[], least: number): Axes | undefined {
  const bySize = shape.map((_, axis) => axis).sort((a, b) => shape[b]! - shape[a]! || b - a);
  const [largest, next] = bySize;
  if (largest === undefined || next === undefined || shape[next]! < least) return undefined;
  return { largest, next };
}
