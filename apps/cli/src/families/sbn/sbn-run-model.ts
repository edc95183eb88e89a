import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, split, type Key } from '@gen/core';
import { adam, type Metrics } from '@gen/core/train';
import { binarize } from '@gen/data';
import {
  HelmholtzMachine,
  importanceWeightedLogLikelihood,
  nvil,
  reweightedWakeSleep,
  wakeSleep,
} from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { FineScore, ImageSize, RunModel, ScoreCurve } from '../family.js';
import type { vaeScoring } from '../vae/vae-settings.js';
import { sbnPictures } from './sbn-pictures.js';
import type { sbnSettings } from './sbn-settings.js';

/** Values of the options of a sigmoid belief network. */
export type SBNValues = ValuesOf<typeof sbnSettings>;

/** A sigmoid belief network and all that the commands do with it. The caller disposes it. */
export function sbnRunModel(values: SBNValues, size: ImageSize, key: Key): RunModel {
  const visible = size.height * size.width * size.channels;
  const machine = new HelmholtzMachine({ visible, hidden: values.hidden, key: foldIn(key, 0) });
  const { objective, metrics, dispose } = trainingOf(machine, values, foldIn(key, 1));
  return {
    summary: summaryOf(machine, values),
    parameters: () => machine.parameters(),
    dispose: () => {
      dispose();
      machine.dispose();
    },
    objective,
    optimizer: ({ learningRate }) => adam({ learningRate }),
    intake: { flat: true, transform: binarize, summary: 'dynamically binarized' },
    metrics,
    chart: BOUND,
    describe,
    abbreviate: describe,
    score: (x, scoreKey) => ({ [BOUND.score]: boundOf(machine, x, scoreKey, 1) }),
    fineScores: (scoring) => [fineScoreOf(machine, scoring as ValuesOf<typeof vaeScoring>)],
    pictures: sbnPictures(machine),
    sample: (sampleKey, count) => machine.generative.sampleMean(sampleKey, count),
  };
}

const BOUND: ScoreCurve = {
  score: 'log p(x) ≥',
  label: 'lower bound on log p(x) in nats, by one draw',
};

interface Training extends Pick<RunModel, 'objective' | 'metrics'> {
  dispose(): void;
}

function trainingOf(
  machine: HelmholtzMachine,
  { objective, samples }: SBNValues,
  key: Key,
): Training {
  if (objective === 'nvil') {
    const own = nvil(machine, { key, samples });
    return { objective: own, metrics: ['bound'], dispose: () => own.dispose() };
  }
  const phases =
    objective === 'reweighted' ? reweightedWakeSleep(machine, { samples }) : wakeSleep(machine);
  return {
    objective: { phases: () => phases },
    metrics: ['wake.bound', 'wake.loss', 'sleep.loss'],
    dispose: () => undefined,
  };
}

const boundOf = (machine: HelmholtzMachine, x: Tensor, key: Key, samples: number): Tensor =>
  importanceWeightedLogLikelihood(machine, x, key, { samples });

/** The bound by one draw and the tighter one by many of the same images. */
const fineScoreOf = (
  machine: HelmholtzMachine,
  { samples }: ValuesOf<typeof vaeScoring>,
): FineScore => ({
  name: `lower bounds on log p(x), by 1 and by ${samples} draws`,
  prepare: async () => ({
    score: (x, key) => {
      const [oneKey, manyKey] = split(key);
      return {
        [BOUND.score]: boundOf(machine, x, oneKey, 1),
        [`${BOUND.score} (k = ${samples})`]: boundOf(machine, x, manyKey, samples),
      };
    },
    notes: [],
  }),
});

/** A step tells what it has of the bound; an epoch, the bound. */
function describe(metrics: Metrics): string {
  const bound = metrics[BOUND.score] ?? metrics['bound'] ?? metrics['wake.bound'];
  return bound === undefined ? '' : `bound ${bound.toFixed(2)} nats`;
}

function summaryOf(machine: HelmholtzMachine, { objective, hidden }: SBNValues): string {
  const numbers = Object.values(machine.parameters()).reduce((sum, { size }) => sum + size, 0);
  const layers = [machine.generative.visible, ...hidden].join('-');
  return `sbn, ${layers}, ${objective}, ${numbers.toLocaleString('en')} parameters with those of inference`;
}
