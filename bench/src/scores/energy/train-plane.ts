import * as tf from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { heNormal, mlp, sequential, silu, type Layer } from '@gen/core/nn';
import { adam, cosineDecay, fit, movingAverage, swap } from '@gen/core/train';
import { pointBatches } from '@gen/data';
import { DeepEnergy } from '@gen/energy';
import type { Scored } from '../score.js';
import type { PlaneData } from './plane-data.js';
import { onGrid, planePicture, scoreOnGrid, type PlaneScore } from './plane-picture.js';
import { gaussianOf, type PlaneTraining } from './plane-trainings.js';

/** How all are trained. */
const SETTINGS = {
  hidden: [128, 128],
  activation: 'silu',
  baseScale: 2,
  batchSize: 256,
  steps: 2000,
  averageDecay: 0.998,
};

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

/** Trains a deep energy of points of the plane, and scores its averaged weights by integrals over a grid. */
export async function trainPlane(
  { points, grid, spread, detail }: PlaneData,
  training: PlaneTraining,
  say: (line: string) => void,
): Promise<Scored> {
  const { steps, batchSize, averageDecay, baseScale } = SETTINGS;
  const network = networkOf(1 / (2 * detail));
  const model = new DeepEnergy({ network, base: gaussianOf(baseScale * spread) });
  const ema = movingAverage(model, { decay: averageDecay });
  const objective = training.objective(model, key(1));
  const truth = tf.tidy(() => onGrid(points.logProb, grid));
  const curve: (PlaneScore & { step: number })[] = [];
  await fit({
    model,
    ema,
    objective,
    batches: pointBatches(points, { batchSize, key: key(2) }),
    optimizer: adam({ learningRate: cosineDecay({ from: training.learningRate, steps }) }),
    steps,
    reportEvery: Math.round(steps / 30),
    key: key(3),
    onProgress: async ({ step }) => {
      swap(model, ema);
      curve.push({ step, ...(await scoreOnGrid(model, truth, grid)) });
      swap(model, ema);
      if (curve.length % 10 === 0) say(`step ${step}: KL ${curve.at(-1)!.kl} nats`);
    },
  });
  swap(model, ema);
  const svg = await planePicture(model, grid, spread);
  tf.dispose([truth, { ...objective.parameters?.() }]);
  ema.dispose();
  model.dispose();
  const { kl, totalVariation, logPartition } = curve.at(-1)!;
  return {
    value: kl,
    measure: 'nats of KL(data ‖ model), by an integral over a grid',
    lines: [`total variation ${totalVariation}, log Z ${logPartition} nats, both by that grid`],
    settings: { ...SETTINGS, ...training.settings, learningRate: training.learningRate },
    curve: curve.map((point) => ({ ...point })),
    svg,
  };
}
