import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import { criticGameLoss, generatorGameLoss } from '../contestant/game-losses.js';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

type Layer = (x: Tensor) => Tensor;

/** Two networks in plain TensorFlow.js, whose optimizers take the variables of one each. */
export const dcgan: Open = (_, inputs) => {
  const variables = variablesOf(inputs, (tensor) => {
    if (tensor.rank === 4) return tf.transpose(tensor, [2, 3, 1, 0]);
    return tensor.rank === 2 ? tf.transpose(tensor) : tf.clone(tensor);
  });
  const [real, fixed] = [tensorOf(inputs, 'real'), tensorOf(inputs, 'z')];
  const { generator, critic } = networksOf(variables);
  const ofPlayer = (name: string): Variable[] =>
    Object.entries(variables).flatMap(([path, variable]) =>
      path.startsWith(name) ? [variable] : [],
    );
  const players = { generator: ofPlayer('generator'), critic: ofPlayer('critic') };
  const makeAdam = () => tf.train.adam(2e-4, 0.5, 0.999, 1e-8);
  return minimized({
    variables,
    step: (optimizers, draws) => {
      const made = () => generator(draws ? tf.randomNormal(fixed.shape) : fixed);
      const images = made();
      const losses = [
        optimizers.critic.minimize(
          () => criticGameLoss(critic(real), critic(images)),
          true,
          players.critic,
        )!,
        optimizers.generator.minimize(
          () => generatorGameLoss(critic(made())),
          true,
          players.generator,
        )!,
      ];
      return tf.stack(losses);
    },
    optimizer: () => {
      const optimizers = { critic: makeAdam(), generator: makeAdam() };
      const dispose = () => Object.values(optimizers).forEach((optimizer) => optimizer.dispose());
      return { ...optimizers, dispose };
    },
    owned: [real, fixed],
  });
};

/** The networks; features of images are in the order of channel, height and width. */
function networksOf(p: Readonly<Record<string, Variable>>): Record<'generator' | 'critic', Layer> {
  const dense = (path: string, x: Tensor): Tensor =>
    tf.add(tf.matMul(x as Tensor2D, p[`${path}.weight`] as Tensor as Tensor2D), p[`${path}.bias`]!);
  const kernel = (path: string) => p[`${path}.weight`] as Tensor as Tensor4D;
  const conv = (path: string, x: Tensor): Tensor =>
    tf.add(tf.conv2d(x as Tensor4D, kernel(path), 2, 'same'), p[`${path}.bias`]!);
  const enlarged = (path: string, x: Tensor): Tensor => {
    const [batch, height, width] = x.shape as [number, number, number];
    const shape: [number, number, number, number] = [
      batch,
      2 * height,
      2 * width,
      kernel(path).shape[2],
    ];
    return tf.add(
      tf.conv2dTranspose(x as Tensor4D, kernel(path), shape, 2, 'same'),
      p[`${path}.bias`]!,
    );
  };
  const normalized = (path: string, x: Tensor): Tensor => {
    const { mean, variance } = tf.moments(x, [0, 1, 2]);
    const standard = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
    return tf.add(tf.mul(standard, p[`${path}.weight`]!), p[`${path}.bias`]!);
  };
  return {
    generator: (z) => {
      const features = tf.reshape(dense('generator.0', z), [-1, 128, 7, 7]);
      const h = tf.relu(normalized('generator.2', tf.transpose(features, [0, 2, 3, 1])));
      const h2 = tf.relu(normalized('generator.5', enlarged('generator.4', h)));
      return tf.tanh(enlarged('generator.7', h2));
    },
    critic: (x) => {
      const h = tf.leakyRelu(conv('critic.0', x), 0.2);
      const h2 = tf.leakyRelu(normalized('critic.3', conv('critic.2', h)), 0.2);
      return dense('critic.6', tf.reshape(tf.transpose(h2, [0, 3, 1, 2]), [x.shape[0]!, -1]));
    },
  };
}
