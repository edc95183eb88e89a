import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { ddimOf } from '../contestant/ddim.js';
import { denoiser, noiseLoss } from '../contestant/denoiser.js';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import { unetBlock } from '../contestant/unet-block.js';
import { toEngine, type BlockOps } from '../contestant/unet-blocks.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

const [GROUPS, EPSILON] = [8, 1e-5];

function groupNorm(x: Tensor4D, scale: Tensor, shift: Tensor): Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const grouped = tf.reshape(x, [batch, height * width, GROUPS, channels / GROUPS]);
  const { mean, variance } = tf.moments(grouped, [1, 3], true);
  const standard = tf.mul(tf.sub(grouped, mean), tf.rsqrt(tf.add(variance, EPSILON)));
  return tf.add(tf.mul(tf.reshape(standard, x.shape), scale), shift);
}

const silu = <T extends Tensor>(x: T): T => tf.mul(x, tf.sigmoid(x));

function attention(q: Tensor3D, k: Tensor3D, v: Tensor3D): Tensor3D {
  const scores = tf.mul(tf.matMul(q, k, false, true), q.shape[2] ** -0.5);
  return tf.matMul(tf.softmax<Tensor3D>(scores as Tensor3D), v);
}

/** Composed of what TensorFlow.js has. */
const ops: BlockOps = { groupNorm, silu, attention };

const block = unetBlock(ops, (step) => step);

/** A step of the whole. */
const step: Open = (_, inputs) => {
  const variables = variablesOf(inputs, toEngine);
  const [x, kept, noise] = ['x', 'kept', 'noise'].map((name) => tensorOf(inputs, name)) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const times = tf.tidy(() => tf.cast(tensorOf(inputs, 'times'), 'int32'));
  const net = denoiser(ops, variables);
  const drawn = () => ({
    kept,
    times: tf.cast(tf.randomUniform([x.shape[0]!], 0, kept.size), 'int32'),
    noise: tf.randomNormal(x.shape),
  });
  return minimized({
    variables,
    step: (optimizer, draws) => {
      const noised = draws ? drawn() : { kept, times, noise };
      return optimizer.minimize(() => noiseLoss(net, x, noised), true)!;
    },
    optimizer: () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    owned: [x, kept, noise, times],
  });
};

/** A denoising U-Net: a step of its training, or one of its blocks. */
export const unet: Open = (name, inputs) => (name === 'step' ? step : block)(name, inputs);

/** Sampling with it, op by op. */
export const ddim = ddimOf(ops, (turn) => (x, rows) => {
  const steps = tf.unstack(rows);
  const last = steps.reduce<Tensor4D>((at, row) => {
    const next = tf.tidy(() => turn(at, row));
    if (at !== x) at.dispose();
    return next;
  }, x);
  tf.dispose(steps);
  return last;
});
