import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector } from './bijector.js';

/** The mathematics of a bijector of numbers. */
export interface ElementwiseMap {
  /** Name, such as `Softplus`. */
  readonly name: string;
  /** y of x. */
  readonly forward: (x: Tensor) => Tensor;
  /** x of y. */
  readonly inverse: (y: Tensor) => Tensor;
  /** log |dy/dx| at x. */
  readonly logSlope: (x: Tensor) => Tensor;
}

/** The bijector that maps every element by itself. */
export function elementwise({ name, forward, inverse, logSlope }: ElementwiseMap): Bijector {
  return {
    name,
    domainRank: 0,
    codomainRank: 0,
    forwardShape: (shape) => shape,
    inverseShape: (shape) => shape,
    forward: (x) => ({
      value: tf.tidy(() => forward(x)),
      logDet: tf.tidy(() => whole(logSlope(x), x)),
    }),
    inverse: (y) => {
      const value = tf.tidy(() => inverse(y));
      return { value, logDet: tf.tidy(() => whole(tf.neg(logSlope(value)), value)) };
    },
  };
}

/** A slope that is the same everywhere, said for every element. */
const whole = (slope: Tensor, { shape }: Tensor): Tensor =>
  slope.rank === shape.length ? slope : tf.broadcastTo(slope, shape);
