import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Activations that kernels know by name. */
export type FusedActivation =
  'elu' | 'gelu' | 'identity' | 'relu' | 'sigmoid' | 'silu' | 'softplus' | 'tanh';

/** What a kernel with an activation is told besides its inputs. */
export type BiasActivationAttrs = {
  /** The activation. */
  readonly activation: FusedActivation;
};

/** An activation and its derivatives as compositions. */
export interface Activation {
  /** f(x). */
  readonly value: (x: Tensor) => Tensor;
  /** f′(x). */
  readonly slope: (x: Tensor) => Tensor;
  /** f″(x). */
  readonly curvature: (x: Tensor) => Tensor;
}

/** Activations by name: what bodies of kernels must agree with. */
export const activations: Readonly<Record<FusedActivation, Activation>> = {
  elu: {
    value: (x) => tf.elu(x),
    slope: (x) => tf.exp(tf.minimum(x, 0)),
    curvature: (x) => tf.mul(tf.exp(tf.minimum(x, 0)), tf.sub(1, tf.step(x))),
  },
  gelu: {
    value: (x) => tf.mul(x, normalCdf(x)),
    slope: (x) => tf.add(normalCdf(x), tf.mul(x, normalPdf(x))),
    curvature: (x) => tf.mul(normalPdf(x), tf.sub(2, tf.square(x))),
  },
  identity: {
    value: (x) => tf.clone(x),
    slope: (x) => tf.onesLike(x),
    curvature: (x) => tf.zerosLike(x),
  },
  relu: {
    value: (x) => tf.relu(x),
    slope: (x) => tf.step(x),
    curvature: (x) => tf.zerosLike(x),
  },
  sigmoid: {
    value: (x) => tf.sigmoid(x),
    slope: (x) => bell(x),
    curvature: (x) => tf.neg(tf.mul(bell(x), tf.tanh(tf.mul(x, 0.5)))),
  },
  silu: {
    value: (x) => tf.mul(x, tf.sigmoid(x)),
    slope: (x) => tf.add(tf.sigmoid(x), tf.mul(x, bell(x))),
    curvature: (x) => tf.mul(bell(x), tf.sub(2, tf.mul(x, tf.tanh(tf.mul(x, 0.5))))),
  },
  softplus: {
    value: (x) => tf.softplus(x),
    slope: (x) => tf.sigmoid(x),
    curvature: (x) => bell(x),
  },
  tanh: {
    value: (x) => tf.tanh(x),
    slope: (x) => tf.sub(1, tf.square(tf.tanh(x))),
    curvature: (x) => {
      const y = tf.tanh(x);
      return tf.mul(tf.mul(y, -2), tf.sub(1, tf.square(y)));
    },
  },
};

/** σ(x) σ(−x), the slope of σ, which keeps its relative accuracy where σ is 1. */
const bell = (x: Tensor): Tensor => tf.mul(tf.sigmoid(x), tf.sigmoid(tf.neg(x)));

/** Φ(x). */
const normalCdf = (x: Tensor): Tensor => tf.mul(0.5, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))));

/** φ(x). */
const normalPdf = (x: Tensor): Tensor =>
  tf.mul(1 / Math.sqrt(2 * Math.PI), tf.exp(tf.mul(-0.5, tf.square(x))));
