import type { Key } from '@gen/core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';

/** A distribution of points to learn, made here. */
export interface Points {
  /** What it is called. */
  readonly name: string;
  /** Number of coordinates of a point, d. */
  readonly dimensions: number;
  /** Draws points, float32 `[count, d]`; the same of the same key. The caller owns them. */
  sample(key: Key, count: number): Tensor2D;
}

/** Points whose density is known. */
export interface PointDensity extends Points {
  /** Nats of points `[..., d]`, `[...]`; −∞ where there are none. The caller owns them. */
  logProb(x: Tensor): Tensor;
  /** Differential entropy in nats, −E log p: what no model's negative log-likelihood can get below. */
  readonly entropy: number;
}

/** Points about centres. */
export interface PointModes extends PointDensity {
  /** The centres, each a list of coordinates. */
  readonly modes: readonly (readonly number[])[];
  /** Standard deviation of each coordinate about its centre. */
  readonly scale: number;
}
