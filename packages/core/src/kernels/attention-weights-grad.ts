import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { runKernel, type Kernel } from './kernel.js';

/** What {@link attentionWeightsGrad} takes. */
export type AttentionWeightsGradInputs = {
  /** The weights w, `[heads, queries, keys]`. */
  weights: Tensor;
  /** Their gradient, of the same shape. */
  dy: Tensor;
};

/** What {@link attentionWeightsGrad} is told besides its inputs. */
export type AttentionWeightsGradAttrs = {
  /** Factor of the scores. */
  readonly scale: number;
};

/** The gradient of the scores: scale · w (dy − Σ w dy), summed over the keys. */
export const attentionWeightsGrad: Kernel<AttentionWeightsGradInputs, AttentionWeightsGradAttrs> = {
  name: 'AttentionWeightsGrad',
  reference: ({ weights, dy }, { scale }) =>
    tf.tidy(() => {
      const products = tf.mul(weights, dy);
      return tf.mul(tf.sub(products, tf.mul(weights, overKeys(products))), scale);
    }),
  // With u for the gradient of this gradient; in dy the map is symmetric.
  gradient: (u, { weights, dy }, { scale }) => {
    const fromWeights = tf.sub(
      tf.mul(u, tf.sub(dy, overKeys(tf.mul(weights, dy)))),
      tf.mul(dy, overKeys(tf.mul(weights, u))),
    );
    return {
      weights: tf.mul(fromWeights, scale),
      dy: runKernel(attentionWeightsGrad, { weights, dy: u }, { scale }),
    };
  },
};

const overKeys = (x: Tensor): Tensor => tf.sum(x, -1, true);
