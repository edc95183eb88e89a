import * as tf from '@tensorflow/tfjs-core';
import type { Constraint } from '../constraints/constraint.js';
import { sphere } from '../constraints/sphere.js';
import { InputError } from '../input-error.js';
import { unitSphere } from '../random/unit-sphere.js';
import { defineDistribution } from './define-distribution.js';
import type {
  Distribution,
  HasCheckedParameters,
  HasEntropy,
  HasMean,
  HasSupport,
  HasVariance,
} from './distribution.js';
import { logSphereArea } from './sphere-area.js';

/** What a uniform distribution on a sphere is made of. */
export interface UniformSphereOptions {
  /** Dimensions n of the space around the sphere, from 2 on: 3 for the usual one. */
  readonly dimensions: number;
}

/** A uniform distribution on a sphere: what {@link uniformSphere} makes. */
export interface UniformSphere
  extends
    Distribution,
    HasCheckedParameters,
    HasSupport<Constraint>,
    HasMean,
    HasVariance,
    HasEntropy,
    UniformSphereOptions {
  /** The family's name. */
  readonly family: 'UniformSphere';
}

/**
 * Uniform distribution of vectors of length 1 in ℝⁿ.
 *
 *     log p(x) = log Γ(n/2) − log 2 − (n/2) log π
 *
 * a density with respect to the sphere's area; the length of x is judged by debug mode alone
 * (Mardia & Jupp 2000, "Directional statistics", §9.3.1, https://doi.org/10.1002/9780470316979).
 *
 * @throws InputError unless the dimensions are a whole number from 2 on.
 *
 * @example
 * ```ts
 * import { key, uniformSphere } from '@gen/core';
 *
 * const d = uniformSphere({ dimensions: 3 }); // eventShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3]
 * const logProb = d.logProb(x); // [64], each −log 4π
 * ```
 */
export function uniformSphere({ dimensions }: UniformSphereOptions): UniformSphere {
  checkDimensions(dimensions);
  const logArea = logSphereArea(dimensions);
  const defined = defineDistribution({
    family: 'UniformSphere',
    parameters: {},
    support: sphere as Constraint,
    eventShape: [dimensions],
    draw: (key, whole) => unitSphere(key, whole),
    logProb: (x) => tf.sub(tf.mul(tf.sum(x, -1), 0), logArea),
    mean: () => 0,
    variance: () => 1 / dimensions,
    entropy: () => logArea,
  });
  return { ...defined, dimensions };
}

function checkDimensions(dimensions: number): void {
  if (Number.isInteger(dimensions) && dimensions >= 2) return;
  throw new InputError({
    callee: 'uniformSphere',
    argument: 'dimensions',
    expected: 'a whole number from 2 on',
    got: `${dimensions}`,
  });
}
