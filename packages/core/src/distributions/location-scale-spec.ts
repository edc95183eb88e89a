import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
import { real } from '../constraints/real.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import type { DistributionSpec } from './define-distribution.js';
import type { Parameter } from './parameter.js';

/** What a distribution of a location and a scale is made of; the shapes broadcast to the batch shape. */
export interface LocationScaleOptions {
  /** Location μ. */
  readonly loc: Parameter;
  /** Scale s > 0. */
  readonly scale: Parameter;
}

/** The mathematics of the member of a family that has location 0 and scale 1. */
export interface StandardDistribution {
  /** Draws of a shape. */
  readonly draw: (key: Key, shape: Shape) => Tensor;
  /** Log density. */
  readonly logProb: (z: Tensor) => Tensor;
  /** P(Z ≤ z). */
  readonly cdf: (z: Tensor) => Tensor;
  /** log P(Z ≤ z). */
  readonly logCdf: (z: Tensor) => Tensor;
  /** log P(Z > z). */
  readonly logSurvival: (z: Tensor) => Tensor;
  /** The inverse of `cdf`. */
  readonly icdf: (p: Tensor) => Tensor;
  /** Mode. */
  readonly mode: number;
  /** Entropy in nats. */
  readonly entropy: number;
}

/** What the distribution of μ + s Z is specified by, with Z of the standard one. */
export function locationScaleSpec(
  { loc, scale }: LocationScaleOptions,
  standard: StandardDistribution,
) {
  const standardized = (x: Tensor): Tensor => tf.div(tf.sub(x, loc), scale);
  const placed = (z: Tensor | number): Tensor => tf.add(loc, tf.mul(scale, z));
  return {
    parameters: { loc: [loc, real], scale: [scale, positive] },
    support: real,
    reparameterized: 'location and scale',
    draw: (key: Key, shape: Shape) => placed(standard.draw(key, shape)),
    logProb: (x: Tensor) => tf.sub(standard.logProb(standardized(x)), tf.log(scale)),
    mode: () => placed(standard.mode),
    entropy: () => tf.add(tf.log(scale), standard.entropy),
    cdf: (x: Tensor) => standard.cdf(standardized(x)),
    logCdf: (x: Tensor) => standard.logCdf(standardized(x)),
    logSurvival: (x: Tensor) => standard.logSurvival(standardized(x)),
    icdf: (p: Tensor) => placed(standard.icdf(p)),
  } as const satisfies Omit<DistributionSpec, 'family'>;
}
