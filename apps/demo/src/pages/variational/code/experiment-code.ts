import type { Turned } from '../../../lab/session/lab-worker.js';
import type { LiveKnobs } from '../protocol.js';
import type { Settings } from '../settings.js';
import { scheduleCode } from '../../../lab/code/schedule-code.js';

/** Steps that the code takes where none was taken in the page. */
const usualSteps = 1200;

/** What a run in the page was. */
export interface ExperimentRun {
  readonly settings: Settings;
  /** Knobs as they were turned, the first turn being the beginning. */
  readonly turns: readonly Turned<LiveKnobs>[];
  /** Steps that it took. */
  readonly steps: number;
  /** Steps that its weights had taken before, with an Adam that is forgotten. */
  readonly before: number;
  /** Name of the engine that it ran on. */
  readonly engine: string | undefined;
  /** Number of images of the files that were held out, where no file was for that. */
  readonly heldOut: number | undefined;
}

/** TypeScript that makes the same run with the packages. */
export function experimentCode(run: ExperimentRun): string {
  const { settings, turns, steps, engine } = run;
  const { key, batch, binarize, samples } = settings;
  const isFlat = settings.architecture === 'dense';
  const beta = scheduleCode(turns, 'beta', settings.beta);
  const learningRate = scheduleCode(turns, 'learningRate', settings.learningRate);
  const betaCode = settings.anneal === 0 ? beta : annealed(beta, settings.anneal);
  const options = [`beta: ${betaCode}`, ...(samples === 1 ? [] : [`samples: ${samples}`])];
  return `${imports(run)}

await use(webBackend(${engine === undefined ? '' : `{ prefer: '${engine}' }`}));
const [modelKey, dataKey, stepsKey] = split(key(${key}), 3);

${dataCode(run)}
${modelCode(settings)}

${freshAdam(run)}await fit({
  model: vae,
  objective: elbo(vae, { ${options.join(', ')} }),
  batches: imageBatches(train, {
    batchSize: ${batch},
    key: dataKey,
    flat: ${isFlat},${binarize === 'dynamic' ? '\n    transform: binarize,' : ''}
  }),
  optimizer: adam({ learningRate: ${learningRate} }),
  steps: ${steps === 0 ? usualSteps : steps},
  key: stepsKey,
  onProgress: ({ step, metrics }) => console.log(step, metrics['elbo']),
});

const images = vae.sampleMean(key(1), 16); // 16 new images, from 0 to 1
`;
}

function freshAdam({ before, steps }: ExperimentRun): string {
  return before > 0 && steps > before
    ? `// The page went on after step ${before} with a fresh Adam: its last steps differ a little.\n`
    : '';
}

function imports({ settings, heldOut }: ExperimentRun): string {
  const { architecture, likelihood, binarize, data, anneal } = settings;
  const core = data === 'digits' ? 'foldIn, key, split, use' : 'key, split, use';
  const train = anneal === 0 ? 'adam, fit' : 'adam, fit, linear';
  const source = data === 'digits' ? ['digits'] : ['idxFromFiles'];
  const images = [
    ...(binarize === 'dynamic' ? ['binarize'] : []),
    ...source,
    'imageBatches',
    ...(heldOut === undefined ? [] : ['splitDataset']),
  ];
  const variational = [
    architecture === 'dense' ? 'denseVAE' : 'convolutionalVAE',
    'elbo',
    ...(likelihood === 'gaussian' ? ['LearnedGaussianLikelihood'] : []),
  ];
  return [
    `import { webBackend } from '@gen/backend-web';`,
    `import { ${core} } from '@gen/core';`,
    `import { ${train} } from '@gen/core/train';`,
    `import { ${images.join(', ')} } from '@gen/data';`,
    `import { ${variational.join(', ')} } from '@gen/variational';`,
  ].join('\n');
}

function dataCode({ settings: { data, trainImages }, heldOut }: ExperimentRun): string {
  if (data === 'digits') {
    return `const train = digits(foldIn(key(0), 0), { count: ${trainImages} });`;
  }
  const files =
    'declare const files: File[]; // your IDX files, as a page or openAsBlob gives them';
  return heldOut === undefined
    ? `${files}
const { train } = await idxFromFiles(files);`
    : `${files}
const { train: all } = await idxFromFiles(files);
const { train } = splitDataset(all, { test: ${heldOut}, key: key(0) });`;
}

function modelCode({ architecture, hidden, latent, likelihood }: Settings): string {
  const head = likelihood === 'gaussian' ? '\n  likelihood: new LearnedGaussianLikelihood(),' : '';
  return architecture === 'dense'
    ? `const vae = denseVAE({
  visible: train.height * train.width,
  hidden: [${hidden.join(', ')}],
  latent: ${latent},${head}
  key: modelKey,
});`
    : `const vae = convolutionalVAE({
  visible: [train.height, train.width, 1],
  filters: [${hidden.join(', ')}],
  latent: ${latent},${head}
  key: modelKey,
});`;
}

const annealed = (beta: string, steps: number): string =>
  beta.startsWith('(')
    ? `(step) => linear({ to: 1, steps: ${steps} })(step) * (${beta})(step)`
    : `linear({ to: ${beta}, steps: ${steps} })`;
