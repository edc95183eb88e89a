import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { biasActivationGrad } from './bias-activation-grad.js';
import { columnSums } from './column-sums.js';
import { activations, type BiasActivationAttrs } from './fused-activations.js';
import { runKernel, type Kernel } from './kernel.js';

/** What {@link biasActivation} takes. */
export type BiasActivationInputs = {
  /** Numbers before the bias, `[rows, channels]`. */
  x: Tensor;
  /** What is added to each channel, b. */
  bias: Tensor;
};

/** f(x + b) for an activation f. */
export const biasActivation: Kernel<BiasActivationInputs, BiasActivationAttrs> = {
  name: 'BiasActivation',
  reference: ({ x, bias }, { activation }) =>
    tf.tidy(() => activations[activation].value(tf.add(x, bias))),
  gradient: (dy, { x, bias }, attrs) => {
    const isIdentity = attrs.activation === 'identity';
    const dx = isIdentity ? tf.clone(dy) : runKernel(biasActivationGrad, { x, bias, dy }, attrs);
    return { x: dx, bias: runKernel(columnSums, { a: dx }, {}) };
  },
};
