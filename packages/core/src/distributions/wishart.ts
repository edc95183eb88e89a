import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { greaterThan } from '../constraints/greater-than.js';
import { lowerCholesky } from '../constraints/lower-cholesky.js';
import { positiveDefinite } from '../constraints/positive-definite.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { bandMask } from '../linalg/band-mask.js';
import { bandPart } from '../linalg/band-part.js';
import { checkSquare } from '../linalg/check-matrix.js';
import { cholesky } from '../linalg/cholesky.js';
import { diagonalPart } from '../linalg/diagonal-part.js';
import { setDiagonal } from '../linalg/set-diagonal.js';
import { triangularLogDet } from '../linalg/triangular-log-det.js';
import { triangularSolve } from '../linalg/triangular-solve.js';
import { gaussian } from '../random/gaussian.js';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import { digamma } from '../special/digamma.js';
import { lgamma } from '../special/lgamma.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasEntropy,
  HasMean,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { logGammaSample } from './log-gamma-sample.js';
import { checkOneCovariance } from './multivariate-normal.js';
import type { Parameter } from './parameter.js';

/** What a Wishart distribution is made of: degrees of freedom and a scale; batch shapes broadcast. */
export type WishartOptions = {
  /** Degrees of freedom ν > n − 1. */
  readonly degreesOfFreedom: Parameter;
} & (
  | {
      /** Lower triangle L with a diagonal above 0 of V = L Lᵀ, `[..., n, n]`. */
      readonly scaleTril: Tensor;
      /** Not beside a triangle. */
      readonly scale?: never;
    }
  | {
      /** Not beside a scale. */
      readonly scaleTril?: never;
      /** Scale V, symmetric and positive definite, `[..., n, n]`. */
      readonly scale: Tensor;
    }
);

/** A Wishart distribution: what {@link wishart} makes. */
export interface Wishart
  extends ContinuousDistribution, HasMean, HasVariance, HasEntropy, Reparameterized {
  /** The family's name. */
  readonly family: 'Wishart';
  /** Degrees of freedom ν. */
  readonly degreesOfFreedom: Parameter;
  /** The lower triangle L of the scale V = L Lᵀ, `[..., n, n]`. */
  scaleTril(): Tensor;
}

/**
 * Wishart distribution of positive definite n×n matrices: of Σ xᵢ xᵢᵀ of ν vectors xᵢ ~ N(0, V).
 *
 *     log p(X) = ½ (ν − n − 1) log |X| − ½ tr(V⁻¹ X) − ½ ν n log 2 − ½ ν log |V| − log Γₙ(ν / 2)
 *
 * It is the conjugate prior of the precision of a multivariate normal. Its mean is ν V. Samples are
 * L A Aᵀ Lᵀ of a triangle A with normal numbers below a diagonal of roots of χ² (Bartlett 1933, "On the
 * theory of statistical regression"), with implicit gradients in ν (Anderson 2003, "An introduction to
 * multivariate statistical analysis", §7.2, https://www.wiley.com/en-us/p-9780471360919).
 *
 * @throws InputError unless just one of `scaleTril` and `scale` is given, as square matrices.
 *
 * @example
 * ```ts
 * import { key, wishart } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = wishart({ degreesOfFreedom: 5, scale: tf.tensor2d([[2, 1], [1, 1]]) });
 * const x = d.sample(key(0), [64]); // [64, 2, 2]
 * const logProb = d.logProb(x); // [64]
 * ```
 */
export function wishart({ degreesOfFreedom: nu, scaleTril, scale }: WishartOptions): Wishart {
  checkOneCovariance('wishart', { scaleTril, scale });
  const [argument, given] = scale
    ? (['scale', scale] as const)
    : (['scaleTril', scaleTril] as const);
  checkSquare('wishart', argument, given);
  const size = given.shape.at(-1)!;
  const tril = (): Tensor => (scale ? cholesky(scale) : bandPart(given, -Infinity, 0));
  const product = (l: Tensor): Tensor => tf.matMul(l, l, false, true);
  const logScale = (): Tensor => tf.mul(2, triangularLogDet(tril()));
  /** (ν − i) / 2 for i from 0 on: half the degrees of freedom of the diagonal, `[..., n]`. */
  const halves = (): Tensor => tf.mul(tf.sub(column(nu, 1), tf.range(0, size, 1)), 0.5);
  const logMultigamma = (): Tensor =>
    tf.add(tf.sum(lgamma(halves()), -1), (size * (size - 1) * Math.log(Math.PI)) / 4);

  const logDensity = (factor: Tensor): Tensor => {
    const trace = tf.sum(tf.square(triangularSolve(tril(), factor)), [-2, -1]);
    const volume = tf.mul(tf.sub(nu, size + 1), triangularLogDet(factor));
    const ofScale = tf.mul(tf.mul(nu, 0.5), tf.add(logScale(), size * Math.LN2));
    return tf.sub(tf.sub(volume, tf.mul(trace, 0.5)), tf.add(ofScale, logMultigamma()));
  };
  const defined = defineDistribution({
    family: 'Wishart',
    parameters: {
      degreesOfFreedom: [nu, greaterThan(size - 1)],
      [argument]: [given, scale ? positiveDefinite : lowerCholesky],
    },
    support: positiveDefinite,
    eventShape: [size, size],
    reparameterized: 'implicit',
    draw: (key, whole) =>
      whole.includes(0)
        ? tf.zeros([...whole])
        : product(tf.matMul(tril(), bartlett(key, whole, halves()))),
    logProb: (x) => {
      const pivots = diagonalPart(cholesky(stopGradient(x)));
      const isInside = tf.all(tf.greater(pivots, 0), -1);
      const identity = bandMask([size, size], 0, 0);
      const inside = tf.where(column(isInside, 2), x, identity);
      return tf.where(isInside, logDensity(cholesky(inside)), -Infinity);
    },
    mean: () => tf.mul(column(nu, 2), product(tril())),
    variance: () => {
      const v = product(tril());
      const diagonal = diagonalPart(v);
      const outer = tf.mul(tf.expandDims(diagonal, -1), tf.expandDims(diagonal, -2));
      return tf.mul(column(nu, 2), tf.add(tf.square(v), outer));
    },
    entropy: () => {
      const logVolume = tf.mul(tf.add(logScale(), size * Math.LN2), (size + 1) / 2);
      const ofShape = tf.mul(tf.mul(tf.sub(nu, size + 1), 0.5), tf.sum(digamma(halves()), -1));
      const constant = tf.add(tf.mul(nu, size / 2), logMultigamma());
      return tf.add(logVolume, tf.sub(constant, ofShape));
    },
  });
  return { ...defined, degreesOfFreedom: nu, scaleTril: () => tf.tidy(tril) };
}

/** A triangle whose product with its transpose has a Wishart distribution of scale I. */
function bartlett(key: Key, whole: Shape, halves: Tensor): Tensor {
  const [forBelow, forDiagonal] = split(key);
  const below = bandPart(gaussian(forBelow, whole), -Infinity, -1);
  const logs = logGammaSample(forDiagonal, whole.slice(0, -1), halves);
  return setDiagonal(below, tf.exp(tf.mul(tf.add(logs, Math.LN2), 0.5)));
}

/** A parameter with axes of size 1 at the end. */
const column = (parameter: Parameter, rank: number): Tensor => {
  const tensor = typeof parameter === 'number' ? tf.scalar(parameter) : parameter;
  return tf.reshape(tensor, [...tensor.shape, ...Array.from({ length: rank }, () => 1)]);
};
