import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { unetOf } from '../contestant/unet.js';

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

/** The blocks composed of what TensorFlow.js has. */
export const unet = unetOf({ groupNorm, silu, attention, recorded: (step) => step });
