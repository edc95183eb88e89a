import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Constraint } from '../constraints/constraint.js';
import { outside } from '../constraints/outside.js';
import { simplex } from '../constraints/simplex.js';
import { InputError } from '../input-error.js';
import { digamma } from '../special/digamma.js';
import { gammaEntropy } from '../special/gamma-entropy.js';
import { logGammaDensity } from '../special/log-gamma-density.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasEntropy,
  HasMean,
  HasMode,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { logGammaProb } from './gamma-spec.js';
import { logGammaSample } from './log-gamma-sample.js';
import { whereInside } from './where-inside.js';

/** What a Dirichlet distribution is made of. */
export interface DirichletOptions {
  /** Concentrations aₖ > 0, `[..., K]` with K from 2 on. */
  readonly concentration: Tensor;
}

/** A Dirichlet distribution: what {@link dirichlet} makes. */
export interface Dirichlet
  extends
    ContinuousDistribution,
    HasMean,
    HasVariance,
    HasMode,
    HasEntropy,
    Reparameterized,
    DirichletOptions {
  /** The family's name. */
  readonly family: 'Dirichlet';
}

/** Vectors of numbers above 0. */
const positiveVector: Constraint = {
  name: 'numbers above 0',
  eventRank: 1,
  violation: (x) => {
    const least = Math.min(...x);
    return outside(!(least > 0 && Math.max(...x) < Infinity), Math.abs(least));
  },
};

/**
 * Dirichlet distribution: of vectors of K probabilities, whose conjugate prior it is.
 *
 *     log p(x) = Σₖ (aₖ − 1) log xₖ + log Γ(A) − Σₖ log Γ(aₖ),   A = Σₖ aₖ
 *
 * a density over the first K − 1 coordinates; it is −∞ where one is below 0, and the same expression
 * where they do not add up to 1. Mean a / A. Where several events are most probable, `mode` is one of
 * them. `sample` is the softmax of logarithms of gamma draws with implicit gradients (Figurnov et al.
 * 2018, "Implicit reparameterization gradients", https://arxiv.org/abs/1805.08498). The distribution:
 * Kotz, Balakrishnan & Johnson 2000, "Continuous multivariate distributions, volume 1", ch. 49,
 * https://doi.org/10.1002/0471722065.
 *
 * @throws InputError unless the concentrations are vectors of two or more.
 *
 * @example
 * ```ts
 * import { dirichlet, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = dirichlet({ concentration: tf.tensor1d([1, 2, 0.5]) }); // eventShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3]
 * const logProb = d.logProb(x); // [64]
 * ```
 */
export function dirichlet({ concentration }: DirichletOptions): Dirichlet {
  const size = concentration.shape.at(-1) ?? 0;
  if (size < 2) {
    throw new InputError({
      callee: 'dirichlet',
      argument: 'concentration',
      expected: 'shape [..., K] with K from 2 on',
      got: `shape [${concentration.shape}]`,
    });
  }
  /** A, `[..., 1]`. */
  const total = (): Tensor => tf.sum(concentration, -1, true);
  const mean = (): Tensor => tf.div(concentration, total());
  const defined = defineDistribution({
    family: 'Dirichlet',
    parameters: { concentration: [concentration, positiveVector] },
    support: simplex,
    eventShape: [size],
    reparameterized: 'implicit',
    draw: (key, whole) => tf.softmax(logGammaSample(key, whole, concentration)),
    // Gamma distributions of rate A, given that the xₖ add up to 1.
    logProb: (x) => {
      const isInside = tf.logicalNot(tf.less(tf.min(x, -1, true), 0));
      const rate = total();
      const logProb = whereInside(isInside, x, 1 / size, (inside) => {
        const parts = tf.sum(logGammaProb(inside, concentration, rate), -1, true);
        const excess = tf.mul(rate, tf.sub(tf.sum(inside, -1, true), 1));
        return tf.add(tf.sub(parts, logGammaDensity(rate, rate)), excess);
      });
      return tf.squeeze(logProb, [-1]);
    },
    mean,
    variance: () => {
      const share = mean();
      return tf.div(tf.mul(share, tf.sub(1, share)), tf.add(total(), 1));
    },
    mode: () => {
      const excess = tf.maximum(tf.sub(concentration, 1), 0);
      const sum = tf.sum(excess, -1, true);
      const isInside = tf.greater(sum, 0);
      const corner = tf.oneHot(tf.argMax(concentration, -1), size, 1, 0, 'float32');
      return tf.where(isInside, tf.div(excess, tf.where(isInside, sum, 1)), corner);
    },
    entropy: () => {
      const sum = tf.squeeze(total(), [-1]);
      const parts = tf.sum(gammaEntropy(concentration), -1);
      return tf.sub(tf.sub(parts, gammaEntropy(sum)), tf.mul(digamma(sum), size - 1));
    },
  });
  return { ...defined, concentration };
}
