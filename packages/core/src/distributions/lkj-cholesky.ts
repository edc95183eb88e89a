import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { correlationCholesky } from '../constraints/correlation-cholesky.js';
import { positive } from '../constraints/positive.js';
import { InputError } from '../input-error.js';
import { bandPart } from '../linalg/band-part.js';
import { diagonalPart } from '../linalg/diagonal-part.js';
import { setDiagonal } from '../linalg/set-diagonal.js';
import { gaussian } from '../random/gaussian.js';
import { split } from '../random/split.js';
import { lgamma } from '../special/lgamma.js';
import { defineDistribution } from './define-distribution.js';
import type { ContinuousDistribution, Reparameterized } from './distribution.js';
import { logGammaSample } from './log-gamma-sample.js';
import { asTensor, type Parameter } from './parameter.js';

/** What an LKJ distribution is made of. */
export interface LkjCholeskyOptions {
  /** Number n of variables that correlate, at least 2. */
  readonly size: number;
  /** Concentration η > 0, of the batch shape: 1 for uniform correlations, more for weaker ones. */
  readonly concentration: Parameter;
}

/** An LKJ distribution: what {@link lkjCholesky} makes. */
export interface LkjCholesky extends ContinuousDistribution, Reparameterized {
  /** The family's name. */
  readonly family: 'LkjCholesky';
  /** Concentration η. */
  readonly concentration: Parameter;
}

/**
 * LKJ distribution of the Cholesky factors L of correlation matrices, p(L Lᵀ) ∝ |L Lᵀ|^(η − 1).
 *
 *     log p(L) = Σᵢ (n − i + 2η − 2) log Lᵢᵢ − log Z(η),   i from 2 to n
 *     log Z = Σᵢ ½ (i − 1) log π + log Γ(η + ½ (n − i)) − log Γ(η + ½ (n − 1))
 *
 * The density is that of the elements below the diagonal; with a concentration of 1, correlation matrices
 * are uniform. Row i of a sample is (z₁, …, zᵢ₋₁, √2G), divided by its length, with normal z and
 * G ~ Gamma(η + ½ (n − i)): the onion method, with implicit gradients in η (Lewandowski, Kurowicka & Joe
 * 2009, "Generating random correlation matrices based on vines and extended onion method", §3.2,
 * https://doi.org/10.1016/j.jmva.2009.04.008).
 *
 * @throws InputError for a size below 2.
 *
 * @example
 * ```ts
 * import { key, lkjCholesky } from '@gen/core';
 *
 * const d = lkjCholesky({ size: 3, concentration: 2 });
 * const l = d.sample(key(0), [64]); // [64, 3, 3]
 * const logProb = d.logProb(l); // [64]
 * ```
 */
export function lkjCholesky({ size, concentration }: LkjCholeskyOptions): LkjCholesky {
  checkSize(size);
  const eta = (): Tensor => tf.expandDims(asTensor(concentration), -1);
  /** n − i of the rows i from 1 to n. */
  const rest = (): Tensor => tf.range(size - 1, -1, -1);
  const logNormalizer = (): Tensor => {
    const ofRows = lgamma(tf.add(eta(), tf.mul(tf.slice(rest(), 1), 0.5)));
    const whole = tf.mul(lgamma(tf.add(concentration, (size - 1) / 2)), size - 1);
    return tf.add(tf.sub(tf.sum(ofRows, -1), whole), (size * (size - 1) * Math.log(Math.PI)) / 4);
  };
  const defined = defineDistribution({
    family: 'LkjCholesky',
    parameters: { concentration: [concentration, positive] },
    support: correlationCholesky,
    eventShape: [size, size],
    reparameterized: 'implicit',
    draw: (key, whole) => {
      const [forBelow, forDiagonal] = split(key);
      const below = bandPart(gaussian(forBelow, whole), -Infinity, -1);
      const shape = whole.slice(0, -1);
      const concentrations = tf.add(eta(), tf.mul(rest(), 0.5));
      const logs = logGammaSample(forDiagonal, shape, concentrations);
      const rows = setDiagonal(below, tf.exp(tf.mul(tf.add(logs, Math.LN2), 0.5)));
      return tf.div(rows, tf.sqrt(tf.sum(tf.square(rows), -1, true)));
    },
    logProb: (x) => {
      const diagonal = diagonalPart(x);
      const isInside = tf.greater(diagonal, 0);
      const powers = tf.mul(
        tf.add(rest(), tf.mul(tf.sub(eta(), 1), 2)),
        tf.log(tf.where(isInside, diagonal, 1)),
      );
      // The first row has a length of 1, whatever the power of its only element.
      const ofRows = tf.sum(tf.slice(powers, after(powers)), -1);
      return tf.where(tf.all(isInside, -1), tf.sub(ofRows, logNormalizer()), -Infinity);
    },
  });
  return { ...defined, concentration };
}

/** Where everything begins but the first element of the last axis. */
const after = ({ rank }: Tensor): number[] =>
  Array.from({ length: rank }, (_, axis) => (axis === rank - 1 ? 1 : 0));

function checkSize(size: number): void {
  if (Number.isInteger(size) && size >= 2) return;
  throw new InputError({
    callee: 'lkjCholesky',
    argument: 'size',
    expected: 'an integer from 2 on',
    got: `${size}`,
  });
}
