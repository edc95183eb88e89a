import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key } from '@gen/core';
import { gridDensity, gridDivergence, gridPoints, langevin } from '@gen/energy';
import type { DeepEnergy, Grid } from '@gen/energy';
import { densityMap } from '@gen/plot';
import { renderSvg } from '@gen/plot/node';
import { gaussianOf } from './plane-trainings.js';

/** A model against the density of the data, by an integral over the grid, in nats. */
export interface PlaneScore {
  /** KL(data ‖ model) in nats. */
  readonly kl: number;
  /** Total variation, from 0 to 1. */
  readonly totalVariation: number;
  /** log Z of the model, over the grid. */
  readonly logPartition: number;
}

/** A function of points at the middles of the cells of a grid, `[rows, columns]`. */
export const onGrid = (f: (x: Tensor) => Tensor, grid: Grid): Tensor => {
  const rows = tf.split(gridPoints(grid), grid.rows);
  return tf.stack(rows.map(f));
};

/** Scores a model against the log density of the data on a grid. */
export async function scoreOnGrid(
  model: DeepEnergy,
  truth: Tensor,
  grid: Grid,
): Promise<PlaneScore> {
  const numbers = tf.tidy(() => {
    const { logPartition, logDensity } = gridDensity(model, grid);
    return { ...gridDivergence(truth, logDensity, grid), logPartition };
  });
  const entries = Object.entries(numbers).map(async ([name, value]) => {
    const [number] = await value.data();
    value.dispose();
    return [name, Number(number!.toPrecision(4))] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as unknown as PlaneScore;
}

/** The density, and chains that have run in it, as SVG. */
export async function planePicture(model: DeepEnergy, grid: Grid, spread: number): Promise<string> {
  const { logDensity, samples } = tf.tidy(() => {
    const start = gaussianOf(spread)().sample(key(4), [300]);
    const options = { steps: 300, stepSize: 2e-3 * spread ** 2 };
    const ends = langevin(model, start, foldIn(key(4), 1), options);
    return { logDensity: gridDensity(model, grid).logDensity, samples: ends };
  });
  const [density, ends] = await Promise.all([logDensity.data(), samples.data()]);
  tf.dispose([logDensity, samples]);
  return renderSvg((document) =>
    densityMap(density, { ...grid, samples: ends, document, width: 360, height: 300 }),
  );
}
