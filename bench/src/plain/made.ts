import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

/** The masked autoencoder in plain TensorFlow.js. */
export const made: Open = (_, inputs) => {
  const variables = variablesOf(inputs, (tensor) => tf.transpose(tensor));
  const x = tensorOf(inputs, 'x');
  const masks: Readonly<Record<string, Tensor>> = tf.tidy(() => ({
    0: tf.transpose(tensorOf(inputs, 'mask0')),
    2: tf.transpose(tensorOf(inputs, 'mask2')),
  }));
  const layer = (name: string, x: Tensor): Tensor => {
    const weight = tf.mul(variables[`${name}.weight`]!, masks[name]!);
    return tf.add(tf.matMul(x as Tensor2D, weight as Tensor2D), variables[`${name}.bias`]!);
  };
  const loss = (): Scalar => {
    const logits = layer('2', tf.relu(layer('0', x)));
    const logMass = tf.sub(tf.mul(x, logits), tf.softplus(logits));
    return tf.div(tf.neg(tf.sum<Scalar>(logMass)), x.shape[0]!);
  };
  return minimized({
    variables,
    step: (optimizer) => optimizer.minimize(loss, true)!,
    optimizer: () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    owned: [x, ...Object.values(masks)],
  });
};
