import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logsumexp } from '@gen/core/special';
import { eightGaussians, twoMoons, type PointDensity } from '@gen/data';
import type { Grid } from '@gen/energy';

/** Points of the plane, their density, and a grid that holds nearly all of it. */
export interface PlaneData {
  /** The points, of mean 0 or near it. */
  readonly points: Omit<PointDensity, 'entropy'>;
  /** The grid. */
  readonly grid: Grid;
  /** Standard deviation of the data's coordinates, about. */
  readonly spread: number;
  /** Standard deviation of what they are made of where that is narrowest. */
  readonly detail: number;
}

/** Cells in a row and in a column. */
const CELLS = 160;
/** Standard deviation about the moons. */
const NOISE = 0.1;
/** Places on a moon by which its density is integrated. */
const PLACES = 200;

/** Data sets by name. */
export const planeData: Readonly<Record<string, PlaneData>> = {
  'eight-gaussians': {
    points: eightGaussians(),
    grid: { x: [-5, 5], y: [-5, 5], columns: CELLS, rows: CELLS },
    spread: 2,
    detail: Math.sqrt(1 / 8),
  },
  'two-moons': {
    points: { ...twoMoons({ noise: NOISE }), logProb: (x: Tensor) => logMoons(x) },
    grid: { x: [-1.8, 2.8], y: [-1.3, 1.8], columns: CELLS, rows: CELLS },
    spread: 0.9,
    detail: NOISE,
  },
};

/** log of the mean over both moons and over t of N(x; moon(t), NOISE²), by midpoints of t. */
function logMoons(x: Tensor): Tensor {
  return tf.tidy(() => {
    const angles = Array.from({ length: PLACES }, (_, i) => (Math.PI * (i + 0.5)) / PLACES);
    const upper = angles.map((t) => [Math.cos(t), Math.sin(t)]);
    const centres = [...upper, ...upper.map(([a, b]) => [1 - a!, 0.5 - b!])];
    const squares = tf.sum(tf.squaredDifference(tf.expandDims(x, 1), tf.tensor3d([centres])), 2); // [count, 2 · PLACES]
    const constant = Math.log(2 * Math.PI * NOISE ** 2 * centres.length);
    return tf.sub(logsumexp(tf.mul(squares, -0.5 / NOISE ** 2), 1), constant);
  });
}
