import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Functions } from '../derivative-laws.js';

const conv = (x: Tensor4D, w: Tensor4D): Tensor4D => tf.conv2d(x, w, 1, 'same');

/** Gradient of the sum of f at x, by the tape that it is itself differentiated by. */
const slope = (f: (x: Tensor) => Tensor, x: Tensor): Tensor => tf.grad((z) => tf.sum(f(z)))(x);

/** Smooth functions made of several ops, as models and their penalties have them. */
export const compositions: Functions = {
  xTanh: (x: Tensor) => tf.mul(x, tf.tanh(x)),
  xExp: (x: Tensor) => tf.mul(x, tf.exp(x)),
  swish: (x: Tensor) => tf.mul(x, tf.sigmoid(x)),
  gelu: (x: Tensor) => tf.mul(tf.mul(0.5, x), tf.add(1, tf.erf(tf.div(x, Math.SQRT2)))),
  mish: (x: Tensor) => tf.mul(x, tf.tanh(tf.softplus(x))),
  softmaxOfMatMul: (a: Tensor, b: Tensor) => tf.softmax(tf.matMul(a, b)),
  attention: (q: Tensor, k: Tensor, v: Tensor) =>
    tf.matMul(tf.softmax(tf.div(tf.matMul(q, k, false, true), Math.SQRT2)), v),
  gaussianLogDensity: (x: Tensor, mean: Tensor, logScale: Tensor) => {
    const z = tf.mul(tf.sub(x, mean), tf.exp(tf.neg(logScale)));
    const quadratic = tf.add(tf.square(z), tf.mul(2, logScale));
    return tf.mul(-0.5, tf.add(quadratic, Math.log(2 * Math.PI)));
  },
  kullbackLeibler: (mean: Tensor, logScale: Tensor) => {
    const [variance, square] = [tf.exp(tf.mul(2, logScale)), tf.square(mean)];
    const terms = tf.sub(tf.add(variance, square), tf.add(1, tf.mul(2, logScale)));
    return tf.mul(0.5, tf.sum(terms, -1));
  },
  layerNorm: (x: Tensor, gain: Tensor) => {
    const { mean, variance } = tf.moments(x, -1, true);
    return tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-3))), gain);
  },
  multilayer: (x: Tensor, a: Tensor, b: Tensor) => tf.tanh(tf.matMul(tf.tanh(tf.matMul(x, a)), b)),
  mixture: (x: Tensor, logits: Tensor, means: Tensor) => {
    const squares = tf.square(tf.sub(tf.expandDims(x, 1), means));
    return tf.logSumExp(tf.sub(tf.logSoftmax(logits), tf.mul(0.5, squares)), -1);
  },
  gradientPenalty: (x: Tensor4D, w: Tensor4D) => {
    const gradient = slope((z) => tf.tanh(conv(z as Tensor4D, w)), x);
    return tf.square(tf.sub(tf.sqrt(tf.sum(tf.square(gradient))), 1));
  },
  scorePenalty: (x: Tensor, a: Tensor) =>
    tf.sum(tf.square(slope((z) => tf.softplus(tf.matMul(z, a)), x))),
  poolOfConv: (x: Tensor4D, w: Tensor4D) => tf.avgPool(tf.elu(conv(x, w)), 2, 2, 'valid'),
  maxPoolOfConv: (x: Tensor4D, w: Tensor4D) => tf.tanh(tf.maxPool(conv(x, w), 2, 2, 'valid')),
  rotation: (a: Tensor, b: Tensor) => tf.atan2(tf.mul(tf.sin(a), tf.cosh(b)), tf.add(tf.cos(a), 2)),
  rational: (a: Tensor, b: Tensor) => {
    const ratio = tf.div(tf.log1p(tf.square(a)), tf.add(1, tf.exp(b)));
    return tf.add(ratio, tf.sqrt(tf.add(1, tf.mul(tf.square(a), tf.square(b)))));
  },
  stickBreaking: (x: Tensor) => {
    const share = tf.sigmoid(x);
    return tf.mul(share, tf.cumprod(tf.sub(1, share), 1, true));
  },
  powers: (a: Tensor, b: Tensor) =>
    tf.mul(tf.exp(tf.neg(tf.square(a))), tf.pow(tf.add(1, tf.square(a)), b)),
  coupling: (x: Tensor2D, w: Tensor) => {
    const [kept, moved] = tf.split(x, 2, 1) as [Tensor2D, Tensor2D];
    const scale = tf.exp(tf.tanh(tf.matMul(kept, w)));
    return tf.concat([kept, tf.add(tf.mul(moved, scale), kept)], 1);
  },
  residual: (x: Tensor, w: Tensor) => {
    const y = tf.matMul(x, w);
    return tf.add(x, tf.mul(tf.tanh(y), tf.sigmoid(y)));
  },
  distance: (a: Tensor, b: Tensor) => {
    const apart = tf.sub(tf.expandDims(a, 1), tf.expandDims(b, 0));
    return tf.mean(tf.exp(tf.neg(tf.sum(tf.square(apart), -1))));
  },
  spline: (x: Tensor) => tf.mul(tf.cumsum(tf.softmax(x), -1), tf.softplus(x)),
  hopfield: (a: Tensor, b: Tensor) =>
    tf.sub(tf.mul(0.5, tf.sum(tf.square(a), -1)), tf.logSumExp(tf.matMul(a, b), -1)),
  embedding: (table: Tensor, w: Tensor) =>
    tf.tanh(tf.matMul(tf.gather(table, tf.tensor1d([2, 0, 2], 'int32')), w)),
};
