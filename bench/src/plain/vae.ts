import * as tf from '@tensorflow/tfjs-core';
import type {
  Optimizer,
  Scalar,
  Tensor,
  Tensor2D,
  Tensor4D,
  Variable,
} from '@tensorflow/tfjs-core';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

type Variables = Readonly<Record<string, Variable>>;
type Network = (p: Variables, x: Tensor) => Tensor;

const makeAdam = (): Optimizer => tf.train.adam(1e-3, 0.9, 0.999, 1e-8);

/** Weights as layers of TensorFlow.js have them: [inputs, outputs], [height, width, in, out]. */
const arrange = (tensor: Tensor): Tensor =>
  tensor.rank === 4 ? tf.transpose(tensor, [2, 3, 1, 0]) : tf.transpose(tensor);

const open =
  (encoder: Network, decoder: Network): Open =>
  (_, inputs) => {
    const variables = variablesOf(inputs, arrange);
    const x = tensorOf(inputs, 'x');
    const loss = (draws: boolean) => (): Scalar => {
      const [mean, logVariance] = tf.split(encoder(variables, x), 2, 1) as [Tensor, Tensor];
      const noise = draws ? tf.randomNormal(mean.shape) : tf.zerosLike(mean);
      const z = tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), noise));
      const logits = decoder(variables, z);
      const logMass = tf.sub(tf.mul(x, logits), tf.softplus(logits));
      const kl = tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1));
      return tf.div(tf.sub(tf.mul(tf.sum(kl), 0.5), tf.sum(logMass)), x.shape[0]!);
    };
    return minimized({
      variables,
      step: (optimizer, draws) => optimizer.minimize(loss(draws), true)!,
      optimizer: makeAdam,
      owned: [x],
    });
  };

const dense = (p: Variables, path: string, x: Tensor): Tensor =>
  tf.add(tf.matMul(x as Tensor2D, p[`${path}.weight`] as Tensor as Tensor2D), p[`${path}.bias`]!);

const perceptron =
  (path: string): Network =>
  (p, x) => {
    const h1 = tf.tanh(dense(p, `${path}.0`, x));
    const h2 = tf.tanh(dense(p, `${path}.2`, h1));
    return dense(p, `${path}.4`, h2);
  };

const convEncoder: Network = (p, x) => {
  const layer = (path: string, x: Tensor): Tensor => {
    const kernel = p[`${path}.weight`] as Tensor as Tensor4D;
    return tf.relu(tf.add(tf.conv2d(x as Tensor4D, kernel, 2, 'same'), p[`${path}.bias`]!));
  };
  const h = layer('encoder.2', layer('encoder.0', x));
  return dense(p, 'encoder.5', tf.reshape(h, [h.shape[0]!, -1]));
};

const convDecoder: Network = (p, z) => {
  const layer = (path: string, x: Tensor, size: number, channels: number): Tensor => {
    const kernel = p[`${path}.weight`] as Tensor as Tensor4D;
    const shape: [number, number, number, number] = [x.shape[0]!, size, size, channels];
    const y = tf.conv2dTranspose(x as Tensor4D, kernel, shape, 2, 'same');
    return tf.add(y, p[`${path}.bias`]!);
  };
  const h0 = tf.relu(tf.reshape(dense(p, 'decoder.0', z), [-1, 7, 7, 64]));
  const h1 = tf.relu(layer('decoder.3', h0, 14, 32));
  return layer('decoder.5', h1, 28, 1);
};

/** The dense variational autoencoder in plain TensorFlow.js. */
export const vae = open(perceptron('encoder'), perceptron('decoder'));

/** The convolutional one. */
export const convVae = open(convEncoder, convDecoder);
