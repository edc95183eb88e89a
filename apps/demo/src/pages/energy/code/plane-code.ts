import { scheduleCode } from '../../../lab/code/schedule-code.js';
import type { Settings } from '../settings.js';
import { planePlaces, type PlaneName, type PlanePlace } from '../plane-places.js';
import { beginning, importOf, usualSteps, type ExperimentRun } from './experiment-run.js';

/** What the data are drawn by. */
const draws: Readonly<Record<PlaneName, string>> = {
  'eight-gaussians': 'eightGaussians()',
  checkerboard: 'checkerboard()',
  'two-moons': 'twoMoons({ noise: 0.1 })',
};

/** TypeScript that makes the same run of a deep energy with the packages. */
export function planeCode(run: ExperimentRun, data: PlaneName): string {
  const { settings, turns, steps } = run;
  const set: PlanePlace = planePlaces[data];
  const { middle, reach } = set.square;
  const rate = scheduleCode(turns, 'learningRate', settings.learningRate);
  const side = (place: number): string =>
    `[${round(place - 1.5 * reach)}, ${round(place + 1.5 * reach)}]`;
  const [setOf = ''] = draws[data].split('(');
  return `import * as tf from '@tensorflow/tfjs-core';
${importOf('@gen/backend-web', ['webBackend'])}
${importOf('@gen/core', ['foldIn', 'independent', 'key', 'normal', 'split', 'use'])}
${importOf('@gen/core/nn', ['heNormal', 'mlp', 'sequential', 'silu'])}
${importOf('@gen/core/train', ['adam', 'fit'])}
${importOf('@gen/data', ['pointBatches', setOf])}
${importOf('@gen/energy', ['DeepEnergy', 'gridDensity', objectives[settings.method]])}

${beginning(run)}

const points = ${draws[data]};
const gaussian = (scale: number) => () =>
  independent(normal({ loc: tf.tensor1d([${middle.join(', ')}]), scale }), 1);
const network = sequential([
  (x: tf.Tensor) => tf.mul(tf.sub(x, tf.tensor1d([${middle.join(', ')}])), 1 / ${2 * set.detail}),
  mlp({
    inputs: 2,
    hidden: [${settings.layers.join(', ')}],
    outputs: 1,
    activation: silu,
    weightInitializer: heNormal,
    key: foldIn(modelKey, 0),
  }),
]);
const model = new DeepEnergy({ network, base: gaussian(${2 * set.spread}) });

await fit({
  model,
  objective: ${objectiveCode(settings, set)},
  batches: pointBatches(points, { batchSize: ${settings.batch}, key: dataKey }),
  optimizer: adam({ learningRate: ${rate} }),
  steps: ${steps === 0 ? usualSteps : steps},
  key: stepsKey,
  onProgress: ({ step, metrics }) => console.log(step, metrics.loss),
});

// The normalizer, by an integral over a grid.
const grid = { x: ${side(middle[0])}, y: ${side(middle[1])}, columns: 96, rows: 96 } as const;
const { logPartition } = gridDensity(model, grid);
const tests = points.sample(key(1), 1000);
const nats = tf.neg(tf.add(tf.mean(model.freeEnergy(tests)), logPartition));
console.log('log p(x) =', (await nats.data())[0]);
`;
}

const objectives: Readonly<Record<Settings['method'], string>> = {
  nce: 'noiseContrastiveEstimation',
  denoising: 'denoisingScoreMatching',
  sliced: 'slicedScoreMatching',
  replay: 'langevinReplay',
};

function objectiveCode({ method }: Settings, { spread, detail }: PlanePlace): string {
  switch (method) {
    case 'nce':
      return `noiseContrastiveEstimation(model, { noise: gaussian(${1.25 * spread}), ratio: 4 })`;
    case 'denoising':
      return `denoisingScoreMatching(model, { scales: ${detail / 2} })`;
    case 'sliced':
      return 'slicedScoreMatching(model)';
    case 'replay':
      return `langevinReplay(model, {
    start: gaussian(${1.5 * spread}),
    steps: 20,
    stepSize: ${0.2 * detail ** 2},
    capacity: 5000,
    refresh: 0.01,
    penalty: 1e-4,
    key: foldIn(modelKey, 1),
  })`;
  }
}

const round = (place: number): number => Number(place.toFixed(6));
