import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { lowerCholesky } from '../constraints/lower-cholesky.js';
import { positiveDefinite } from '../constraints/positive-definite.js';
import { realVector } from '../constraints/real-vector.js';
import { InputError } from '../input-error.js';
import { bandPart } from '../linalg/band-part.js';
import { checkSquare } from '../linalg/check-matrix.js';
import { cholesky } from '../linalg/cholesky.js';
import { gaussian } from '../random/gaussian.js';
import { defineDistribution, type DistributionSpec } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasEntropy,
  HasMean,
  HasMode,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { overColumns } from './over-columns.js';
import type { Parameter } from './parameter.js';
import { rootOf, scatterOfPrecision, scatterOfTril, type Scatter } from './scatter.js';

/** A covariance of n coordinates, given in one of three ways; the batch axes come first. */
export type CovarianceOptions =
  | {
      /** Lower triangle L with a diagonal above 0 of Σ = L Lᵀ, `[..., n, n]`. */
      readonly scaleTril: Tensor;
      /** Not beside a triangle. */
      readonly covariance?: never;
      /** Not beside a triangle. */
      readonly precision?: never;
    }
  | {
      /** Not beside a covariance. */
      readonly scaleTril?: never;
      /** Covariance Σ, symmetric and positive definite, `[..., n, n]`. */
      readonly covariance: Tensor;
      /** Not beside a covariance. */
      readonly precision?: never;
    }
  | {
      /** Not beside a precision. */
      readonly scaleTril?: never;
      /** Not beside a precision. */
      readonly covariance?: never;
      /** Precision Σ⁻¹, symmetric and positive definite, `[..., n, n]`. */
      readonly precision: Tensor;
    };

/** What a multivariate normal distribution is made of; batch shapes broadcast. */
export type MultivariateNormalOptions = CovarianceOptions & {
  /** Mean μ, `[..., n]` or one number for all coordinates; 0 by default. */
  readonly loc?: Parameter;
};

/** A multivariate normal distribution, however its covariance is given: what {@link multivariateNormal} makes. */
export interface MultivariateNormal
  extends ContinuousDistribution, HasMean, HasVariance, HasMode, HasEntropy, Reparameterized {
  /** The family's name. */
  readonly family: 'MultivariateNormal';
  /** The covariance, `[..., n, n]`. */
  covariance(): Tensor;
  /** What is computed with the covariance, for divergences; a caller of it tidies up. */
  scatter(): Scatter;
}

/**
 * Normal distribution N(μ, Σ) of vectors.
 *
 *     log p(x) = −½ (x − μ)ᵀ Σ⁻¹ (x − μ) − ½ log |Σ| − n/2 log 2π
 *
 * A covariance or a precision is factored with every call; a triangle L is used as it is, and what
 * stands above its diagonal is not read. `sample` is reparameterized, x = μ + L ε, or μ + C⁻ᵀ ε of the
 * factor C of a precision. Diagonals, and diagonals with a low rank, have {@link multivariateNormalDiag}
 * and {@link multivariateNormalLowRank} (Rasmussen & Williams 2006, "Gaussian processes for machine
 * learning", appendix A.2, http://gaussianprocess.org/gpml/chapters/RWA.pdf).
 *
 * @throws InputError unless just one of `scaleTril`, `covariance` and `precision` is given, or for
 * shapes that do not fit.
 *
 * @example
 * ```ts
 * import { key, multivariateNormal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = multivariateNormal({ covariance: tf.tensor2d([[2, 1], [1, 1]]) }); // eventShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64]
 * ```
 */
export function multivariateNormal(options: MultivariateNormalOptions): MultivariateNormal {
  const { argument, value, constraint, scatter } = formOf(options);
  checkSquare('multivariateNormal', argument, value);
  return multivariateNormalOf({
    callee: 'multivariateNormal',
    loc: options.loc ?? 0,
    parameters: { [argument]: [value, constraint] },
    size: value.shape.at(-1)!,
    scatter,
  });
}

/** What differs between the ways to give a covariance. */
interface Form {
  readonly callee: string;
  readonly loc: Parameter;
  readonly parameters: DistributionSpec['parameters'];
  readonly size: number;
  readonly scatter: () => Scatter;
}

/** A multivariate normal distribution of whatever can be computed with its covariance. */
export function multivariateNormalOf(form: Form): MultivariateNormal {
  const { callee, loc, size, scatter } = form;
  if (typeof loc !== 'number') checkTrailingShape(callee, 'loc', loc.shape, [size]);
  const constant = 0.5 * size * Math.log(2 * Math.PI);
  const defined = defineDistribution({
    family: 'MultivariateNormal',
    callee,
    parameters: { loc: [loc, realVector], ...form.parameters },
    support: realVector,
    eventShape: [size],
    reparameterized: 'location and scale',
    draw: (key, whole) => {
      const { rank, batchRank, color } = scatter();
      const noise = gaussian(key, [...whole.slice(0, -1), rank]);
      return tf.add(loc, overColumns(noise, batchRank, size, color));
    },
    logProb: (x) => {
      const { batchRank, squaredDistance, logDet } = scatter();
      const squares = overColumns(tf.sub(x, loc), batchRank, 1, squaredDistance);
      const halves = tf.mul(tf.add(tf.squeeze(squares, [-1]), logDet()), -0.5);
      return tf.sub(halves, constant);
    },
    mean: () => loc,
    variance: () => scatter().variance(),
    mode: () => loc,
    entropy: () => tf.add(tf.mul(scatter().logDet(), 0.5), constant + size / 2),
  });
  const covariance = (): Tensor =>
    tf.tidy(() => {
      const root = rootOf(scatter());
      const shape = [...defined.batchShape, size, size];
      return tf.broadcastTo(tf.matMul(root, root, false, true), shape);
    });
  return { ...defined, covariance, scatter };
}

function formOf({ scaleTril, covariance, precision }: MultivariateNormalOptions) {
  checkOneCovariance('multivariateNormal', { scaleTril, covariance, precision });
  if (scaleTril !== undefined) {
    const scatter = (): Scatter => scatterOfTril(bandPart(scaleTril, -Infinity, 0));
    return { argument: 'scaleTril', value: scaleTril, constraint: lowerCholesky, scatter };
  }
  const constraint = positiveDefinite;
  if (covariance !== undefined) {
    const scatter = (): Scatter => scatterOfTril(cholesky(covariance));
    return { argument: 'covariance', value: covariance, constraint, scatter };
  }
  const scatter = (): Scatter => scatterOfPrecision(precision);
  return { argument: 'precision', value: precision, constraint, scatter };
}

/** Throws unless just one is given: callers without types may give several or none. */
export function checkOneCovariance(callee: string, forms: Readonly<Record<string, unknown>>): void {
  const given = Object.keys(forms).filter((name) => forms[name] !== undefined);
  if (given.length === 1) return;
  throw new InputError({
    callee,
    argument: Object.keys(forms).join(', '),
    expected: 'one of them',
    got: given.length === 0 ? 'none' : given.join(' and '),
  });
}
