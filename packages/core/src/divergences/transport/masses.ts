import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../../check-shape.js';
import type { Shape } from '../../shape.js';

/** How much each of two samples weighs. */
export interface SampleWeights {
  /** Weights of the elements of x, not negative, of any sum above 0; all alike where left out. */
  readonly weightsOfX?: Tensor;
  /** As `weightsOfX`, of the elements of y. */
  readonly weightsOfY?: Tensor;
}

/** Masses that sum to 1 along the last axis: in proportion to weights, or all alike. */
export function massesOf(
  callee: string,
  argument: string,
  weights: Tensor | undefined,
  shape: Shape,
): Tensor {
  if (weights === undefined) return tf.fill([...shape], 1 / shape.at(-1)!);
  checkShape(callee, argument, weights.shape, shape, 'Each element has one weight.');
  return tf.div(weights, tf.sum(weights, -1, true));
}
