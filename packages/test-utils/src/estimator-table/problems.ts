import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  exponential,
  independent,
  normal,
  poisson,
  type Distribution,
  type Exponential,
  type Independent,
  type Normal,
  type Poisson,
} from '@gen/core';
import {
  binaryVariables,
  categoricalVariables,
  type BinaryVariables,
  type CategoricalVariables,
} from '@gen/core/estimators';
import type { EstimatorProblem } from './estimator-case.js';

/** Σ q(z) g(z) over all events z `[count, ...event]`. */
const enumerated = (events: Tensor, q: Distribution, g: (z: Tensor) => Tensor): Tensor =>
  tf.sum(tf.mul(tf.exp(q.logProb(events)), g(events)));

const binaryEvents = (size: number): Tensor =>
  tf.tensor2d(
    Array.from({ length: 2 ** size }, (_, row) =>
      Array.from({ length: size }, (_, bit) => (row >> bit) & 1),
    ),
  );

/** The product over the last axis. */
const productOf = (z: Tensor): Tensor =>
  tf.unstack(z, z.rank - 1).reduce((product, each) => tf.mul(product, each));

/** A polynomial in which the variables act on each other. */
const nonlinear = (z: Tensor): Tensor => {
  const sum = tf.sum(tf.mul(z, [1, -2, 1.5, 0.5]), -1);
  return tf.add(tf.square(tf.sub(sum, 1)), productOf(z));
};

/** E[f(z)] of four binary variables, by its 16 events. */
export const binaryProblem: EstimatorProblem<BinaryVariables> = {
  name: 'four binary variables',
  parameters: [[0.5, -1, 0.2, 1.2]],
  distribution: (logits) => binaryVariables({ logits: logits! }),
  f: nonlinear,
  exact: (logits) => enumerated(binaryEvents(4), binaryVariables({ logits: logits! }), nonlinear),
};

const freeEnergy = (z: Tensor, q: Distribution): Tensor =>
  tf.add(nonlinear(z), tf.mul(2, q.logProb(z)));

/** The same with an f that depends on the logits. */
export const freeEnergyProblem: EstimatorProblem<BinaryVariables> = {
  ...binaryProblem,
  name: 'four binary variables, f that depends on q',
  f: freeEnergy,
  exact: (logits) => {
    const q = binaryVariables({ logits: logits! });
    return enumerated(binaryEvents(4), q, (z) => freeEnergy(z, q));
  },
};

const priced = (z: Tensor): Tensor => tf.square(tf.sum(tf.mul(z, [1, -0.5, 2]), -1));

/** E[f(z)] of a variable of three values. */
export const categoricalProblem: EstimatorProblem<CategoricalVariables> = {
  name: 'a variable of three values',
  parameters: [[0.3, -0.4, 0.8]],
  distribution: (logits) => categoricalVariables({ logits: logits! }),
  f: priced,
  exact: (logits) => enumerated(tf.eye(3), categoricalVariables({ logits: logits! }), priced),
};

/** Two variables of three values, `[..., 6]` as `[..., 2, 3]`. */
const pairOf = (logits: Tensor): CategoricalVariables =>
  categoricalVariables({
    logits: tf.reshape(logits, [...logits.shape.slice(0, -1), 2, 3]),
    rank: 1,
  });

const paired = (z: Tensor): Tensor => {
  const prices = tf.sum(tf.mul(z, [1, -0.5, 2]), -1); // [..., 2]
  return tf.add(productOf(prices), tf.square(tf.sum(prices, -1)));
};

const pairs = (): Tensor =>
  tf.reshape(
    tf.stack(
      [
        tf.tile(tf.expandDims(tf.eye(3), 1), [1, 3, 1]),
        tf.tile(tf.expandDims(tf.eye(3), 0), [3, 1, 1]),
      ],
      2,
    ),
    [9, 2, 3],
  );

/** E[f(z)] of two variables of three values. */
export const pairProblem: EstimatorProblem<CategoricalVariables> = {
  name: 'two variables of three values',
  parameters: [[0.3, -0.4, 0.8, -0.2, 0.5, 0]],
  distribution: (logits) => pairOf(logits!),
  f: paired,
  exact: (logits) => enumerated(pairs(), pairOf(logits!), paired),
};

/** E[z³ − 2z²] of normal numbers, in closed form. */
export const normalProblem: EstimatorProblem<Independent<Normal>> = {
  name: 'a polynomial of two normal numbers',
  parameters: [
    [0.5, -0.3],
    [0.8, 0.6],
  ],
  distribution: (loc, scale) => independent(normal({ loc: loc!, scale: scale! }), 1),
  f: (z) => {
    const sum = tf.sum(z, -1);
    return tf.sub(tf.mul(sum, tf.square(sum)), tf.mul(2, tf.square(sum)));
  },
  exact: (loc, scale) => {
    const mean = tf.sum(loc!);
    const [square, variance] = [tf.square(mean), tf.sum(tf.square(scale!))];
    const third = tf.mul(mean, tf.add(square, tf.mul(3, variance)));
    return tf.sub(third, tf.mul(2, tf.add(square, variance)));
  },
};

const sumOfSquares = (z: Tensor): Tensor => tf.sum(tf.square(z), -1);

/** E[z²] of waiting times. */
export const exponentialProblem: EstimatorProblem<Independent<Exponential>> = {
  name: 'squares of two waiting times',
  parameters: [[0.8, 2]],
  distribution: (rate) => independent(exponential({ rate: rate! }), 1),
  f: sumOfSquares,
  exact: (rate) => tf.sum(tf.div(2, tf.square(rate!))),
};

/** E[k²] of counts. */
export const poissonProblem: EstimatorProblem<Independent<Poisson>> = {
  name: 'squares of two counts',
  parameters: [[0.8, 3]],
  distribution: (rate) => independent(poisson({ rate: rate! }), 1),
  f: sumOfSquares,
  exact: (rate) => tf.sum(tf.add(rate!, tf.square(rate!))),
};

const logWeight = (z: Tensor, q: Distribution): Tensor =>
  tf.sub(tf.sum(tf.mul(z, [1.5, -1]), -1), q.logProb(z));

/** E[log of the mean of three weights] of two binary variables, by its 64 events. */
export const boundProblem: EstimatorProblem<BinaryVariables> = {
  name: 'a bound of three draws of two binary variables',
  parameters: [[0.5, -0.8]],
  distribution: (logits) => binaryVariables({ logits: logits! }),
  f: logWeight,
  exact: (logits) => {
    const q = binaryVariables({ logits: logits! });
    const events = binaryEvents(2);
    const [mass, weight] = [tf.exp(q.logProb(events)), tf.exp(logWeight(events, q))];
    const along = (x: Tensor, axis: number): Tensor =>
      tf.reshape(
        x,
        [0, 1, 2].map((each) => (each === axis ? 4 : 1)),
      );
    const masses = tf.mul(tf.mul(along(mass, 0), along(mass, 1)), along(mass, 2));
    const sums = tf.add(tf.add(along(weight, 0), along(weight, 1)), along(weight, 2));
    return tf.sum(tf.mul(masses, tf.log(tf.div(sums, 3))));
  },
};
