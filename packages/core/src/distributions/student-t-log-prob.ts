import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from '../special/elementwise.js';
import { digammaDifference, logHalfBeta } from '../special/log-beta.js';
import { log1pSquare, log1pSquareSlope } from './log1p-square.js';

/** −log p(0) of the standard Student t distribution: log B(½, ν/2) + ½ log ν. */
export const studentTLogNormalizer = (nu: Tensor): Tensor =>
  tf.add(logHalfBeta(tf.div(nu, 2)), tf.mul(tf.log(nu), 0.5));

/** The log density of a Student t distribution; what depends on parameters alone is computed in their shape. */
export const studentTLogProb = elementwise<[x: Tensor, nu: Tensor, loc: Tensor, scale: Tensor]>(
  'studentT.logProb',
  {
    names: ['x', 'degreesOfFreedom', 'loc', 'scale'],
    value: (x, nu, loc, scale) => {
      const power = tf.mul(tf.mul(tf.add(nu, 1), -0.5), log1pSquare(rooted(x, nu, loc, scale)));
      return tf.sub(power, tf.add(studentTLogNormalizer(nu), tf.log(scale)));
    },
    partials: (x, nu, loc, scale) => {
      const z = rooted(x, nu, loc, scale);
      const slope = tf.mul(tf.mul(tf.add(nu, 1), -0.5), log1pSquareSlope(z));
      const ofX = tf.div(slope, tf.mul(scale, tf.sqrt(nu)));
      const pull = tf.mul(slope, z);
      const ofNormalizer = tf.add(
        digammaDifference(tf.div(nu, 2), tf.scalar(0.5)),
        tf.reciprocal(nu),
      );
      const ofNu = tf.add(tf.add(log1pSquare(z), tf.div(pull, nu)), ofNormalizer);
      return [ofX, tf.mul(ofNu, -0.5), tf.neg(ofX), tf.div(tf.neg(tf.add(pull, 1)), scale)];
    },
  },
);

/** (x − μ) / (s √ν). */
const rooted = (x: Tensor, nu: Tensor, loc: Tensor, scale: Tensor): Tensor =>
  tf.div(tf.div(tf.sub(x, loc), scale), tf.sqrt(nu));
