import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key, valueAndGrads, type Objective } from '@gen/core';
import { dense, sequential, type HasParameters } from '@gen/core/nn';
import { gaussian } from '@gen/core/random';
import { sgd, type Batches } from '@gen/core/train';
import type { FitCase } from './fit-laws.js';

/** Batches of x `[4, 3]`, five an epoch. */
export const fiveBatches: Batches<Tensor> = {
  batchesPerEpoch: 5,
  batchSize: 4,
  batch: (epoch, index) => gaussian(foldIn(key(11), 5 * epoch + index), [4, 3]),
};

/** A network that is to say the sum of its noisy inputs. */
export function regressionCase(): FitCase<Tensor> {
  const model = sequential([
    dense({ inputs: 3, outputs: 4, key: key(0) }),
    (x) => tf.tanh(x),
    dense({ inputs: 4, outputs: 1, key: key(1) }),
  ]);
  const objective: Objective<Tensor> = (x, key) =>
    valueAndGrads(model.parameters(), () => {
      const noisy = tf.add(x, tf.mul(gaussian(key, x.shape), 0.1));
      const error = tf.sub(model.apply(noisy), tf.sum(x, -1, true));
      return { value: tf.mean(tf.square(error)), metrics: { error: tf.mean(tf.abs(error)) } };
    });
  return { model, objective, batches: fiveBatches };
}

/** A scalar θ that follows −dL/dθ = −1 with rate 1 from 10 on, so that L = θ falls by one a step. */
export function fallingCase(): FitCase<Tensor> & { readonly theta: tf.Variable } {
  const theta = tf.tidy(() => tf.variable(tf.scalar(10)));
  const model: HasParameters = { parameters: () => ({ theta }), dispose: () => theta.dispose() };
  const objective: Objective<Tensor> = () =>
    valueAndGrads({ theta }, () => ({ value: tf.mul(theta, 1) }));
  return { model, objective, batches: fiveBatches, theta };
}

/** What a {@link fallingCase} is trained with. */
export const falls = { optimizer: sgd({ learningRate: 1 }), key: key(3) } as const;
