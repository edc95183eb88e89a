import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { columnSums } from './column-sums.js';
import { activations, type BiasActivationAttrs } from './fused-activations.js';
import { runKernel, type Kernel } from './kernel.js';

/** What {@link biasActivationGrad} takes. */
export type BiasActivationGradInputs = {
  /** Numbers before the bias, `[rows, channels]`. */
  x: Tensor;
  /** What was added to each channel, b. */
  bias: Tensor;
  /** Gradient of the result, of the shape of `x`. */
  dy: Tensor;
};

/** The gradient of f(x + b) in x: dy · f′(x + b). */
export const biasActivationGrad: Kernel<BiasActivationGradInputs, BiasActivationAttrs> = {
  name: 'BiasActivationGrad',
  reference: ({ x, bias, dy }, { activation }) =>
    tf.tidy(() => tf.mul(dy, activations[activation].slope(tf.add(x, bias)))),
  // With u for the gradient of this gradient.
  gradient: (u, { x, bias, dy }, attrs) => {
    const bend = activations[attrs.activation].curvature(tf.add(x, bias));
    const dx = tf.mul(tf.mul(u, dy), bend);
    return {
      x: dx,
      bias: runKernel(columnSums, { a: dx }, {}),
      dy: runKernel(biasActivationGrad, { x, bias, dy: u }, attrs),
    };
  },
};
