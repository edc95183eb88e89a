import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { attentionWeightsGrad } from './attention-weights-grad.js';
import { attentionWeights, type AttentionAttrs } from './attention-weights.js';
import { runKernel, type Kernel } from './kernel.js';

/** What {@link attention} takes. */
export type AttentionInputs = {
  /** Queries, `[heads, queries, features]`. */
  query: Tensor;
  /** Keys, `[heads, keys, features]`. */
  key: Tensor;
  /** Values, `[heads, keys, valueFeatures]`. */
  value: Tensor;
  /** As {@link attentionWeights} takes it. */
  mask?: Tensor;
};

/**
 * softmax(scale · Q Kᵀ) V over the keys that the mask allows. A body need not hold the weights of all
 * queries at once; the gradient computes them anew.
 */
export const attention: Kernel<AttentionInputs, AttentionAttrs> = {
  name: 'Attention',
  reference: (inputs, attrs) =>
    tf.tidy(() => tf.matMul(weightsOf(inputs, attrs) as Tensor3D, inputs.value as Tensor3D)),
  gradient: (dy, inputs, attrs) => {
    const { query, key, value } = inputs;
    const weights = weightsOf(inputs, attrs);
    const slope = tf.matMul(dy, value, false, true); // of the weights
    const scores = runKernel(attentionWeightsGrad, { weights, dy: slope }, { scale: attrs.scale });
    return {
      query: tf.matMul(scores, key),
      key: tf.matMul(scores, query, true),
      value: tf.matMul(weights, dy, true),
      mask: tf.scalar(0),
    };
  },
};

function weightsOf({ query, key, mask }: AttentionInputs, attrs: AttentionAttrs): Tensor {
  const scores = tf.matMul(query, key, false, true);
  return runKernel(attentionWeights, { scores, ...(mask && { mask }) }, attrs);
}
