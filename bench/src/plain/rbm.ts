import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

const drawn = (probs: Tensor2D): Tensor2D =>
  tf.cast(tf.less(tf.randomUniform(probs.shape), probs), 'float32');

/** CD-1 as one writes it in TensorFlow.js. */
export const rbm: Open = (_, inputs) => {
  const variables = variablesOf(inputs);
  const { weight, visibleBias, hiddenBias } = variables as Record<string, tf.Variable>;
  const w = weight as unknown as Tensor2D;
  const v0 = tensorOf<Tensor2D>(inputs, 'x');
  const hidden = (v: Tensor2D): Tensor2D => tf.sigmoid(tf.add(tf.matMul(v, w), hiddenBias!));
  const visible = (h: Tensor2D): Tensor2D =>
    tf.sigmoid(tf.add(tf.matMul(h, w, false, true), visibleBias!));
  return minimized({
    variables,
    step: (optimizer, draws) => {
      const draw = draws ? drawn : (probs: Tensor2D) => probs;
      const h0 = hidden(v0);
      const v1 = draw(visible(draw(h0)));
      const h1 = hidden(v1);
      const n = v0.shape[0];
      const statistics = tf.sub(tf.matMul(v1, h1, true), tf.matMul(v0, h0, true));
      optimizer.applyGradients({
        [weight!.name]: tf.div(statistics, n),
        [visibleBias!.name]: tf.div(tf.sub(tf.sum(v1, 0), tf.sum(v0, 0)), n),
        [hiddenBias!.name]: tf.div(tf.sub(tf.sum(h1, 0), tf.sum(h0, 0)), n),
      });
      return tf.mean<Scalar>(tf.squaredDifference(v0, v1));
    },
    optimizer: () => tf.train.momentum(0.1, 0.9),
    owned: [v0],
  });
};
