import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nodeBackend } from '@gen/backend-node';
import { foldIn, key, use } from '@gen/core';
import { heNormal, mlp, sequential, silu, type Layer } from '@gen/core/nn';
import { adam, cosineDecay, fit, movingAverage, swap } from '@gen/core/train';
import { pointBatches } from '@gen/data';
import {
  DeepEnergy,
  gridDensity,
  gridDivergence,
  gridPoints,
  langevin,
  type Grid,
} from '@gen/energy';
import { densityMap } from '@gen/plot';
import { renderSvg, svgToPng } from '@gen/plot/node';
import { keepResult } from '../report/keep-result.js';
import { planeData, type PlaneData } from './plane-data.js';
import { gaussianOf, planeTrainings, type PlaneTraining } from './plane-trainings.js';

/** How all are trained. */
const SETTINGS = {
  hidden: [128, 128],
  activation: 'silu',
  baseScale: 2,
  batchSize: 256,
  averageDecay: 0.998,
};

/** A model against the density of the data, by an integral over the grid, in nats. */
interface PlaneScore {
  /** KL(data ‖ model) in nats. */
  readonly kl: number;
  /** Total variation, from 0 to 1. */
  readonly totalVariation: number;
  /** log Z of the model, over the grid. */
  readonly logPartition: number;
}

/** What a training came to. */
interface PlaneResult extends PlaneScore {
  readonly data: string;
  readonly objective: string;
  readonly settings: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly curve: readonly (PlaneScore & { readonly step: number })[];
}

/**
 * `npm run bench -- energy-2d`: trains deep energies of densities of the plane by each objective, and scores
 * them against the data's density on a normalized grid. Settings, learning curves and pictures are kept.
 */
export async function energy2d(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      steps: { type: 'string', default: '2000' },
      data: { type: 'string', default: Object.keys(planeData).join() },
      objectives: { type: 'string', default: '' },
    },
  });
  const steps = Number(values.steps);
  const unknown = values.data.split(',').find((name) => planeData[name] === undefined);
  if (unknown !== undefined || !Number.isInteger(steps) || steps < 1) {
    const names = Object.keys(planeData).join();
    console.error(`energy-2d: expected --data of ${names} and --steps of 1 or more.`);
    return 1;
  }
  const { engine } = await use(nodeBackend());
  const results: PlaneResult[] = [];
  const pictures: Record<string, string> = {};
  for (const name of values.data.split(',')) {
    const data = planeData[name]!;
    const trainings = planeTrainings(data.spread, data.detail);
    for (const [objective, training] of Object.entries(trainings)) {
      if (values.objectives !== '' && !values.objectives.split(',').includes(objective)) continue;
      const { svg, ...result } = await train(data, training, steps);
      results.push({ data: name, objective, ...result });
      pictures[`${name}-${objective}`] = svg;
      console.log(lineOf(results.at(-1)!));
    }
  }
  const file = keepResult(root, 'energy-2d', { engine, steps, settings: SETTINGS, results });
  for (const [name, svg] of Object.entries(pictures)) {
    const folder = join(dirname(file), 'pictures');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.png`), await svgToPng(svg, { scale: 1 }));
  }
  console.log(`written: ${file}`);
  return 0;
}

const lineOf = ({ data, objective, kl, totalVariation, seconds }: PlaneResult): string =>
  `${data}, ${objective}: KL ${kl.toFixed(4)} nats, total variation ${totalVariation.toFixed(4)}, ` +
  `by a grid; ${seconds.toFixed(0)} s`;

/** A perceptron of points in units in which their finest details are of size 1 or so. */
const networkOf = (scale: number): Layer =>
  sequential([
    (x) => tf.mul(x, scale),
    mlp({
      inputs: 2,
      hidden: SETTINGS.hidden,
      outputs: 1,
      activation: silu,
      weightInitializer: heNormal,
      key: key(0),
    }),
  ]);

async function train(
  { points, grid, spread, detail }: PlaneData,
  training: PlaneTraining,
  steps: number,
) {
  const network = networkOf(1 / (2 * detail));
  const model = new DeepEnergy({ network, base: gaussianOf(SETTINGS.baseScale * spread) });
  const ema = movingAverage(model, { decay: SETTINGS.averageDecay });
  const objective = training.objective(model, key(1));
  const truth = tf.tidy(() => onGrid(points.logProb, grid));
  const curve: (PlaneScore & { step: number })[] = [];
  const start = performance.now();
  await fit({
    model,
    ema,
    objective,
    batches: pointBatches(points, { batchSize: SETTINGS.batchSize, key: key(2) }),
    optimizer: adam({ learningRate: cosineDecay({ from: training.learningRate, steps }) }),
    steps,
    reportEvery: Math.max(1, Math.round(steps / 30)),
    key: key(3),
    onProgress: async ({ step }) => {
      swap(model, ema);
      curve.push({ step, ...(await scored(model, truth, grid)) });
      swap(model, ema);
    },
  });
  const seconds = (performance.now() - start) / 1000;
  swap(model, ema);
  const svg = await picture(model, grid, spread);
  tf.dispose([truth, { ...objective.parameters?.() }]);
  ema.dispose();
  model.dispose();
  const { kl, totalVariation, logPartition } = curve.at(-1)!;
  const settings = { ...training.settings, learningRate: training.learningRate };
  return { kl, totalVariation, logPartition, settings, seconds, curve, svg };
}

/** A function of points at the middles of the cells of a grid, `[rows, columns]`. */
const onGrid = (f: (x: Tensor) => Tensor, grid: Grid): Tensor => {
  const rows = tf.split(gridPoints(grid), grid.rows);
  return tf.stack(rows.map(f));
};

async function scored(model: DeepEnergy, truth: Tensor, grid: Grid): Promise<PlaneScore> {
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

/** The density, and chains that have run in it. */
async function picture(model: DeepEnergy, grid: Grid, spread: number): Promise<string> {
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
