import * as tf from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import { InputError } from '../input-error.js';
import { gaussian } from '../random/gaussian.js';
import type {
  Distribution,
  HasEntropy,
  HasMean,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { shapeOf, spread, type Parameter } from './parameter.js';

const LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

/** What a normal distribution is made of; the shapes broadcast to the batch shape. */
export interface NormalOptions {
  /** Mean μ. */
  readonly loc: Parameter;
  /** Standard deviation σ > 0. Its sign is checked where it is a number, not where it is a tensor. */
  readonly scale: Parameter;
}

/** A normal distribution: what {@link normal} makes. */
export interface Normal
  extends Distribution, HasMean, HasVariance, HasEntropy, Reparameterized, NormalOptions {
  /** The family's name. */
  readonly family: 'Normal';
}

/**
 * Normal distribution N(μ, σ²) of a scalar.
 *
 *     log p(x) = −½ ((x − μ) / σ)² − log σ − ½ log 2π
 *
 * `sample` is reparameterized, x = μ + σ ε with ε of {@link gaussian}, so gradients reach `loc` and
 * `scale` (Kingma & Welling 2014, "Auto-encoding variational Bayes", §2.4,
 * https://arxiv.org/abs/1312.6114). For vectors with a diagonal covariance, wrap it in
 * {@link independent}.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = normal({ loc: tf.tensor1d([-1, 1]), scale: 0.5 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function normal({ loc, scale }: NormalOptions): Normal {
  checkScale(scale);
  const batchShape = checkBroadcast('normal', 'scale', shapeOf(scale), shapeOf(loc));
  return {
    family: 'Normal',
    loc,
    scale,
    batchShape,
    eventShape: [],
    reparameterized: true,
    sample: (key, shape = []) =>
      tf.tidy(() => tf.add(loc, tf.mul(scale, gaussian(key, [...shape, ...batchShape])))),
    logProb: (x) => {
      checkBroadcast('normal.logProb', 'x', x.shape, batchShape);
      return tf.tidy(() => {
        const z = tf.div(tf.sub(x, loc), scale);
        return tf.sub(tf.mul(tf.square(z), -0.5), tf.add(tf.log(scale), LOG_SQRT_2PI));
      });
    },
    mean: () => spread(loc, batchShape),
    variance: () => tf.tidy(() => spread(tf.square(scale), batchShape)),
    entropy: () => tf.tidy(() => spread(tf.add(tf.log(scale), LOG_SQRT_2PI + 0.5), batchShape)),
  };
}

function checkScale(scale: Parameter): void {
  if (typeof scale !== 'number' || (scale > 0 && scale < Infinity)) return;
  throw new InputError({
    callee: 'normal',
    argument: 'scale',
    expected: 'a standard deviation above 0',
    got: `${scale}`,
    remedy: 'Of a log-variance, it is exp(logVariance / 2).',
  });
}
