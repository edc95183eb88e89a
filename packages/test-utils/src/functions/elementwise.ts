import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Functions } from '../derivative-laws.js';

type OfTwo = (a: Tensor, b: Tensor) => Tensor;

const choosing =
  (compare: OfTwo): OfTwo =>
  (a, b) =>
    tf.where(compare(a, b), tf.mul(tf.square(a), b), tf.add(tf.sin(a), b));

const byBoth =
  (combine: OfTwo): OfTwo =>
  (a, b) =>
    tf.where(combine(tf.greater(a, 0), tf.greater(b, 0)), tf.square(a), tf.mul(a, b));

/** Functions that map one element, or two, to one. */
export const elementwiseFunctions: Functions = {
  abs: tf.abs,
  acos: tf.acos,
  acosh: tf.acosh,
  asin: tf.asin,
  asinh: tf.asinh,
  atan: tf.atan,
  atanh: tf.atanh,
  cos: tf.cos,
  cosh: tf.cosh,
  elu: tf.elu,
  erf: tf.erf,
  exp: tf.exp,
  expm1: tf.expm1,
  leakyRelu: (x: Tensor) => tf.leakyRelu(x, 0.1),
  log: tf.log,
  log1p: tf.log1p,
  logSigmoid: tf.logSigmoid,
  neg: tf.neg,
  reciprocal: tf.reciprocal,
  relu: tf.relu,
  relu6: tf.relu6,
  rsqrt: tf.rsqrt,
  selu: tf.selu,
  sigmoid: tf.sigmoid,
  sin: tf.sin,
  sinh: tf.sinh,
  softplus: tf.softplus,
  sqrt: tf.sqrt,
  square: tf.square,
  tan: tf.tan,
  tanh: tf.tanh,
  clipByValue: (x: Tensor) => tf.clipByValue(x, -0.7, 0.6),
  ceil: tf.ceil,
  floor: tf.floor,
  round: tf.round,
  sign: tf.sign,
  step: (x: Tensor) => tf.step(x, 0.25),
  cast: (x: Tensor) => tf.mul(tf.cast(tf.cast(x, 'int32'), 'float32'), x),
  identity: tf.clone,
  powOfConstant: (x: Tensor) => tf.pow(x, 3),
  isFinite: (x: Tensor) => {
    const odd = tf.logicalOr(tf.isNaN(x), tf.isInf(x));
    return tf.where(tf.logicalAnd(tf.isFinite(x), tf.logicalNot(odd)), tf.square(x), 0);
  },
  stopped: (x: Tensor) => tf.add(tf.mul(tf.mul(tf.onesLike(x), x), x), tf.zerosLike(x)),
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  divNoNan: tf.divNoNan,
  maximum: tf.maximum,
  minimum: tf.minimum,
  pow: tf.pow,
  atan2: tf.atan2,
  mod: tf.mod,
  squaredDifference: tf.squaredDifference,
  floorDiv: tf.floorDiv,
  prelu: tf.prelu,
  where: (a: Tensor, b: Tensor) =>
    tf.where(tf.tensor([true, false, true, false, true, false], [2, 3]), tf.exp(a), tf.mul(a, b)),
  greater: choosing(tf.greater),
  greaterEqual: choosing(tf.greaterEqual),
  less: choosing(tf.less),
  lessEqual: choosing(tf.lessEqual),
  equal: choosing(tf.equal),
  notEqual: choosing(tf.notEqual),
  logicalAnd: byBoth(tf.logicalAnd),
  logicalOr: byBoth(tf.logicalOr),
  logicalXor: byBoth(tf.logicalXor),
  logicalNot: (a: Tensor, b: Tensor) =>
    tf.where(tf.logicalNot(tf.greater(a, 0)), tf.square(a), tf.mul(a, b)),
  addN: (a: Tensor, b: Tensor) => tf.addN([a, b, a]),
};
