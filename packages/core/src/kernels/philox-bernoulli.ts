import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { DrawAttrs } from './draw-attrs.js';
import { runKernel, type Kernel } from './kernel.js';
import { philoxUniform } from './philox-uniform.js';

/** What a Bernoulli draw takes besides its attributes. */
export type PhiloxBernoulliInputs = {
  /** Probabilities of a 1; their shape is a tail of the draw's. */
  probs: Tensor;
};

/**
 * Zeros and ones of float32: 1 where the number of {@link philoxUniform} is below `probs`, whose
 * shape is a tail of the draw's shape and repeats over what stands before it.
 */
export const philoxBernoulli: Kernel<PhiloxBernoulliInputs, DrawAttrs> = {
  name: 'PhiloxBernoulli',
  reference: ({ probs }, attrs) =>
    tf.tidy(() => tf.cast(tf.less(runKernel(philoxUniform, {}, attrs), probs), 'float32')),
};
