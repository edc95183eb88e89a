import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { DrawAttrs } from './draw-attrs.js';
import { runKernel, type Kernel } from './kernel.js';
import { philoxBernoulli } from './philox-bernoulli.js';

/** What a Bernoulli draw of logits takes besides its attributes. */
export type PhiloxBernoulliSigmoidInputs = {
  /** Logits, of the shape of the draw. */
  logits: Tensor;
  /** What is added to them; its shape is a tail of theirs. */
  bias: Tensor;
};

/** Zeros and ones of float32: the draw of {@link philoxBernoulli} with probabilities σ(logits + bias). */
export const philoxBernoulliSigmoid: Kernel<PhiloxBernoulliSigmoidInputs, DrawAttrs> = {
  name: 'PhiloxBernoulliSigmoid',
  reference: ({ logits, bias }, attrs) =>
    tf.tidy(() => {
      const probs = tf.sigmoid(tf.add(logits, bias));
      return runKernel(philoxBernoulli, { probs }, attrs);
    }),
};
