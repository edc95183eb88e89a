import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';

interface LRNAttrs {
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Of yᵢ = xᵢ sᵢ^−β, s = bias + α W x², where W sums over the channels near by:
 *
 *     dx = dy s^−β − 2αβ x W(dy x s^(−β−1))
 */
const lrn = gradientOf<LRNAttrs>(tf.LRN, { inputs: ['x'] }, (dy, [x], attrs) => ({
  x: () => {
    const { depthRadius, bias, alpha, beta } = attrs;
    const near = (t: tf.Tensor): tf.Tensor => sumNear(t, depthRadius);
    const s = tf.add(bias, tf.mul(alpha, near(tf.square(x!))));
    const scaled = tf.mul(dy, tf.pow(s, -beta));
    const mixed = near(tf.div(tf.mul(scaled, x!), s));
    return tf.sub(scaled, tf.mul(tf.mul(2 * alpha * beta, x!), mixed));
  },
}));

function sumNear(x: tf.Tensor, radius: number): tf.Tensor {
  const channels = x.shape[x.rank - 1]!;
  const band = tf.linalg.bandPart(tf.ones([channels, channels]), radius, radius);
  return tf.reshape(tf.matMul(tf.reshape(x, [-1, channels]), band), x.shape);
}

/** Gradients of normalization over channels near by. */
export const lrnGradients: readonly tf.GradConfig[] = [lrn];
