import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';
import { perceptron } from './perceptron.js';

const [STEPS, STEP_SIZE] = [20, 0.01];

const silu = (x: Tensor): Tensor => tf.mul(x, tf.sigmoid(x));

/** The deep energy in plain TensorFlow.js. */
export const langevin: Open = (_, inputs) => {
  const variables = variablesOf(inputs, (tensor) => tf.transpose(tensor));
  const x = tensorOf<Tensor2D>(inputs, 'x');
  const buffer = tf.tidy(() => tf.variable(tensorOf<Tensor2D>(inputs, 'buffer'), false));
  const network = perceptron(variables, 'net', silu);
  const energy = (at: Tensor): Tensor => tf.squeeze(network(at), [1]);
  const slope = tf.grad((at: Tensor) => tf.sum(energy(at)));
  const shake = Math.sqrt(2 * STEP_SIZE);
  const [batch, capacity] = [x.shape[0], buffer.shape[0]];

  const replayed = (): Tensor => {
    const places = tf.cast(tf.randomUniform([batch], 0, capacity), 'int32');
    const isNew = tf.less(tf.randomUniform([batch, 1]), 0.05);
    return tf.where(isNew, tf.randomNormal([batch, 2]), tf.gather(buffer, places as tf.Tensor1D));
  };
  const samples = (draws: boolean): Tensor =>
    tf.tidy(() => {
      let at: Tensor = draws ? replayed() : x;
      for (let i = 0; i < STEPS; i++) {
        const down = tf.sub(at, tf.mul(slope(at), STEP_SIZE));
        at = draws ? tf.add(down, tf.mul(tf.randomNormal(at.shape), shake)) : down;
      }
      if (!draws) return tf.clone(at);
      const kept = tf.slice(buffer, 0, capacity - batch);
      buffer.assign(tf.concat([at as Tensor2D, kept as Tensor2D]));
      return at;
    });
  return minimized({
    variables,
    step: (optimizer, draws) => {
      const ends = samples(draws);
      return optimizer.minimize(
        () => tf.sub<Scalar>(tf.mean(energy(x)), tf.mean(energy(ends))),
        true,
      )!;
    },
    optimizer: () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    owned: [x, buffer],
  });
};
