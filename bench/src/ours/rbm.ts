import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { bernoulli, split, type Key, type Objective } from '@gen/core';
import { sgd } from '@gen/core/train';
import { parametersOf, tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** A binary variable given its logits: a draw, or its probability where nothing is drawn. */
type Unit = (logits: Tensor, key: Key) => Tensor;

/** CD-1 with the probabilities of the hidden units in the statistics. */
export const rbm: Open = (_, inputs) => {
  const variables = variablesOf(inputs);
  const weight = variables['weight'] as Tensor as Tensor2D;
  const [visibleBias, hiddenBias] = [variables['visibleBias']!, variables['hiddenBias']!];
  const hidden = (v: Tensor) => tf.add(tf.matMul(v as Tensor2D, weight), hiddenBias);
  const visible = (h: Tensor) => tf.add(tf.matMul(h as Tensor2D, weight, false, true), visibleBias);

  const contrast =
    (unit: Unit): Objective<Tensor> =>
    (v0, key) =>
      tf.tidy(() => {
        const [hiddenKey, visibleKey] = split(key) as [Key, Key];
        const logits0 = hidden(v0);
        const v1 = unit(visible(unit(logits0, hiddenKey)), visibleKey);
        const [h0, h1] = [tf.sigmoid(logits0), tf.sigmoid(hidden(v1))];
        const rate = 1 / v0.shape[0]!;
        const grads = {
          weight: tf.mul(
            tf.sub(
              tf.matMul(v1 as Tensor2D, h1 as Tensor2D, true, false),
              tf.matMul(v0 as Tensor2D, h0 as Tensor2D, true, false),
            ),
            rate,
          ),
          visibleBias: tf.mul<Tensor1D>(tf.sub(tf.sum(v1, 0), tf.sum(v0, 0)), rate),
          hiddenBias: tf.mul<Tensor1D>(tf.sub(tf.sum(h1, 0), tf.sum(h0, 0)), rate),
        };
        return { value: tf.mean<Scalar>(tf.squaredDifference(v0, v1)), grads };
      });
  return trained({
    model: { parameters: () => variables, dispose: () => tf.dispose(variables) },
    initial: parametersOf(inputs),
    objective: contrast((logits, key) => bernoulli({ logits }).sample(key)),
    drawless: contrast((logits) => tf.sigmoid(logits)),
    optimizer: sgd({ learningRate: 0.1, momentum: 0.9 }),
    batch: tensorOf(inputs, 'x'),
  });
};
