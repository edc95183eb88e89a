import { scheduleCode } from '../../../lab/code/schedule-code.js';
import type { Settings } from '../settings.js';
import { beginning, importOf, usualSteps, type ExperimentRun } from './experiment-run.js';

/** TypeScript that makes the same run of a machine with the packages. */
export function machineCode(run: ExperimentRun): string {
  const { settings, turns, steps } = run;
  const { hidden, visible, hiddenUnits, batch } = settings;
  const isBinary = visible === 'binary';
  const rate = scheduleCode(turns, 'learningRate', settings.learningRate);
  return `${imports(run)}

${beginning(run)}

${dataCode(run)}
const pixels = train.height * train.width;
const rbm = new RBM({
  visible: ${isBinary ? 'binaryUnits' : 'gaussianUnits'}(pixels),
  hidden: ${hiddenUnits === 'spin' ? 'spinUnits' : 'binaryUnits'}(${hidden}),
  key: foldIn(modelKey, 0),
});
const images = datasetTensor(train, { flat: true });
const rates = baseRates(rbm.visible, images); // pixels begin at the rates of the data
for (const [name, value] of Object.entries(rates)) {
  rbm.parameters()[\`visible.\${name}\`]!.assign(value);
}

await fit({
  model: rbm,
  objective: ${objectiveCode(settings)},
  batches: imageBatches(train, {
    batchSize: ${batch},
    key: dataKey,
    flat: true,${isBinary ? '\n    transform: binarize,' : ''}
  }),
  optimizer: sgd({ learningRate: ${rate} }),
  steps: ${steps === 0 ? usualSteps : steps},
  key: stepsKey,
  onProgress: ({ step, metrics }) => console.log(step, metrics.loss),
});

const path = rbmPath(rbm, { base: { visible: rates } });
const logZ = await annealedImportanceSampling(path, { key: key(1) });
const data = ${isBinary ? 'binarize(images, key(2))' : 'images'};
console.log(\`\${await logLikelihood(rbm, data, logZ)}\`); // log p(x) ≈ … nats (estimate, …
`;
}

const objectives = {
  pcd: 'persistentContrastiveDivergence',
  cd: 'contrastiveDivergence',
  tempering: 'parallelTempering',
} as const;

const transforms = { plain: [], centred: ['centring'], enhanced: ['enhancedGradient'] } as const;

function objectiveCode({ objective, gibbs, chains, gradient }: Settings): string {
  const transform = {
    plain: [],
    centred: ['transforms: [centring(rbm)]'],
    enhanced: ['transforms: [enhancedGradient()]'],
  }[gradient];
  const persistent =
    objective === 'cd'
      ? []
      : [
          `chains: ${objective === 'tempering' ? Math.ceil(chains / 10) : chains}`,
          'key: foldIn(modelKey, 1)',
        ];
  const options = [`steps: ${gibbs}`, ...persistent, ...transform];
  return `${objectives[objective]}(rbm, { ${options.join(', ')} })`;
}

function imports({ settings, heldOut }: ExperimentRun): string {
  const { data, visible, hiddenUnits, objective, gradient } = settings;
  const source = { digits: ['digits'], bars: ['barsAndStripes'] }[data as string] ?? [
    'idxFromFiles',
    ...(heldOut === undefined ? [] : ['splitDataset']),
  ];
  const units = [
    visible === 'binary' ? 'binaryUnits' : 'gaussianUnits',
    hiddenUnits === 'binary' ? 'binaryUnits' : 'spinUnits',
  ];
  return [
    importOf('@gen/backend-web', ['webBackend']),
    importOf('@gen/core', ['foldIn', 'key', 'split', 'use']),
    importOf('@gen/core/train', ['fit', 'sgd']),
    importOf('@gen/data', [
      ...(visible === 'binary' ? ['binarize'] : []),
      'datasetTensor',
      'imageBatches',
      ...source,
    ]),
    importOf('@gen/energy', [
      'annealedImportanceSampling',
      'baseRates',
      'logLikelihood',
      'RBM',
      'rbmPath',
      objectives[objective],
      ...transforms[gradient],
      ...new Set(units),
    ]),
  ].join('\n');
}

function dataCode({ settings: { data, trainImages }, heldOut }: ExperimentRun): string {
  switch (data) {
    case 'digits':
      return `const train = digits(foldIn(key(0), 0), { count: ${trainImages} });`;
    case 'bars':
      return `const { name, patterns, count, size } = barsAndStripes(4);
const train = {
  ...{ name, count, split: 'train', height: size, width: size, channels: 1 },
  images: Uint8Array.from(patterns, (pixel) => 255 * pixel),
};`;
    default:
      return `declare const files: File[]; // your IDX files, as a page or openAsBlob gives them
${
  heldOut === undefined
    ? 'const { train } = await idxFromFiles(files);'
    : `const { train: all } = await idxFromFiles(files);
const { train } = splitDataset(all, { test: ${heldOut}, key: key(0) });`
}`;
  }
}
