import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Distribution, type Key } from '@gen/core';
import {
  annealedImportanceSampling,
  gridDensity,
  gridDivergence,
  gridPoints,
  linearTemperatures,
  logLikelihood,
  metropolisLangevin,
  pathBetween,
  type DeepEnergy,
  type Grid,
} from '@gen/energy';
import type { Images } from '../../../../lab/picture/images.js';
import { toImages } from '../../../../lab/worker/to-images.js';
import type { Measurement } from '../../protocol.js';
import { gaussianAbout } from './plane-model.js';
import type { PlaneSet } from './plane-sets.js';

/** Cells in a row of the picture. */
export const cells = 96;

/** Sides of the grid on which densities are integrated, in those of the picture. */
const wider = 1.5;

/** What is scored. */
export interface ScoredPlane {
  readonly model: DeepEnergy;
  readonly set: PlaneSet;
  /** Points held out. */
  readonly tests: Tensor;
}

/** What is on show of the plane. */
export const shownGrid = ({ square: { middle, reach } }: PlaneSet): Grid => ({
  x: [middle[0] - reach, middle[0] + reach],
  y: [middle[1] - reach, middle[1] + reach],
  columns: cells,
  rows: cells,
});

/** The same, and a margin around it in which the model may have mass. */
const wideGrid = (set: PlaneSet): Grid =>
  shownGrid({ ...set, square: { ...set.square, reach: wider * set.square.reach } });

/** A density from the bottom row up as a picture from the top row down, its highest being 1; disposes it. */
export function densityImage(logDensity: Tensor): Promise<Images> {
  const picture = tf.tidy(() => tf.reverse(tf.exp(tf.sub(logDensity, tf.max(logDensity))), 0));
  logDensity.dispose();
  return toImages(picture, { height: cells, width: cells });
}

/** Log density on the grid that is shown, normalized on it. */
export const logDensityOf = (model: DeepEnergy, set: PlaneSet): Tensor =>
  tf.tidy(() => gridDensity(model, shownGrid(set)).logDensity);

/** The density of the data on the wide grid, normalized there; none where it is not known. */
export function truthOf(set: PlaneSet): Tensor | undefined {
  const { logProb } = set.points;
  if (logProb === undefined) return undefined;
  const grid = wideGrid(set);
  return tf.tidy(() => tf.reshape(logProb(gridPoints(grid)), [grid.rows, grid.columns]));
}

/** The log-likelihood by an integral over the grid, and the KL divergence from the data. */
export async function measurePlane(
  { model, set, tests }: ScoredPlane,
  truth: Tensor | undefined,
  step: number,
): Promise<Measurement> {
  const grid = wideGrid(set);
  const numbers = tf.tidy(() => {
    const { logPartition, logDensity } = gridDensity(model, grid);
    const exact = tf.neg(tf.add(tf.mean(model.freeEnergy(tests)), logPartition));
    const kl = truth === undefined ? exact : gridDivergence(truth, logDensity, grid).kl;
    return tf.stack([exact, kl]);
  });
  const [exact = NaN, kl = NaN] = await numbers.data();
  numbers.dispose();
  return { step, exact, ...(truth !== undefined && { kl }) };
}

/** Begins to estimate the log-likelihood of a model as it is now. */
export function estimatePlane(
  { model, set, tests }: ScoredPlane,
  step: number,
  key: Key,
  signal: AbortSignal,
): () => Promise<Measurement> {
  const held = tf.tidy(() => tf.add(tests, 0));
  const base = gaussianAbout(set, 1.5 * set.spread);
  const stepSize = 0.1 * set.detail ** 2;
  const path = pathBetween({
    name: 'deep energy',
    base: anew(base),
    freeEnergy: (x) => model.freeEnergy(x),
    transition: (k, x, beta) => {
      const between = (at: Tensor): Tensor =>
        tf.sub(tf.mul(beta, model.freeEnergy(at)), tf.mul(tf.sub(1, beta), base().logProb(at)));
      return metropolisLangevin({ freeEnergy: between }, x, k, { steps: 2, stepSize }).x;
    },
  });
  return async () => {
    try {
      const partition = await annealedImportanceSampling(path, {
        chains: 200,
        temperatures: linearTemperatures(30),
        key: foldIn(key, step),
        signal,
      });
      const { mean, low, high } = await logLikelihood(model, held, partition);
      return { step, estimate: { mean, low, high } };
    } finally {
      held.dispose();
    }
  };
}

/** A distribution whose tensors are made at each use, inside of the tidy of whoever asks. */
function anew(make: () => Distribution): Distribution {
  let like: Distribution | undefined;
  tf.tidy(() => {
    like = make();
  });
  return {
    ...like!,
    sample: (key, shape) => make().sample(key, shape),
    logProb: (x) => make().logProb(x),
  };
}
