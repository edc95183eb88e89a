import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import { namedParameters } from '@gen/core/nn';
import { binarize } from '@gen/data';
import { deepBoltzmannBound, type DeepBoltzmannMachine } from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { annealingScoring } from '../energy/annealing-scoring.js';
import { cooled, deepPictures } from '../energy/deep-pictures.js';
import {
  boundOf,
  deepScore,
  describeParts,
  exactWhereSmall,
  GAP,
  gapOf,
  quickBoundOf,
  RECONSTRUCTION,
} from '../energy/deep-scores.js';
import { descent } from '../energy/descent.js';
import { inTurn } from '../energy/in-turn.js';
import type { ImageSize, RunModel } from '../family.js';
import { baseOfMachine, type BaseOfMachine } from './base-of-machine.js';
import { buildDBM, trainingOf, type DBMValues } from './build-dbm.js';

/** A deep Boltzmann machine and all that the commands do with it. The caller disposes it. */
export function dbmRunModel(values: DBMValues, size: ImageSize, key: Key): RunModel {
  const dbm = buildDBM(values, size, foldIn(key, 0));
  const { machine } = dbm;
  const base = baseOfMachine(machine);
  const { parts, dispose } = trainingOf(dbm, values, foldIn(key, 1), base);
  const bound = deepBoltzmannBound(machine, { iterations: 2 * values.meanField });
  const scored = {
    logProb: bound,
    path: base.path,
    exact: exactWhereSmall(machine.alternate()),
  };
  const sample = (sampleKey: Key, count: number): Promise<Tensor> =>
    fantasies(machine, base, sampleKey, count);
  return {
    summary: summaryOf(machine, values),
    parameters: () => ({ ...dbm.parameters(), ...namedParameters('base', base) }),
    dispose: () => {
      dispose();
      base.dispose();
      dbm.dispose();
    },
    objective: { phases: (plan) => inTurn(parts, values.pretrain, plan) },
    optimizer: (plan) => descent(values, plan),
    intake: { flat: true, transform: binarize, summary: 'dynamically binarized' },
    metrics: parts.map(({ name }) => `${name}.loss`),
    chart: RECONSTRUCTION,
    describe: describeParts,
    abbreviate: describeParts,
    score: deepScore(bound, (x) => reconstructed(machine, x)),
    units: { reconstruction: 'squared errors' },
    curves: [GAP],
    gap: gapOf(bound),
    fineScores: (scoring) => [boundOf(scored, scoring as ValuesOf<typeof annealingScoring>)],
    endScore: quickBoundOf(scored),
    pictures: deepPictures({
      weights: () => machine.values.weights,
      sample,
      reconstructed: (images) => reconstructed(machine, images),
    }),
    sample,
  };
}

/** Means of pixels at the end of chains that were cooled down along the path. */
async function fantasies(
  machine: DeepBoltzmannMachine,
  base: BaseOfMachine,
  key: Key,
  count: number,
): Promise<Tensor> {
  const even = await cooled(base.path, key, count);
  try {
    return tf.tidy(() => {
      const alternate = machine.alternate().at();
      return machine.part(alternate.visibleMean(alternate.hiddenMean(even)), 0)[0]!;
    });
  } finally {
    even.dispose();
  }
}

/** Means of pixels given what mean field infers of images. */
const reconstructed = (machine: DeepBoltzmannMachine, images: Tensor): Tensor =>
  tf.tidy(() => machine.given(0, { 1: machine.meanField(images).means[0]! }).mean());

function summaryOf(
  machine: DeepBoltzmannMachine,
  { pretrain, gibbs, meanField }: DBMValues,
): string {
  const numbers = Object.values(machine.parameters()).reduce((sum, { size }) => sum + size, 0);
  const sizes = machine.layers.map(({ size }) => size).join('-');
  const sweeps = `${gibbs} ${gibbs === 1 ? 'sweep' : 'sweeps'}`;
  return `dbm, ${sizes}, layers ${pretrain} epochs each, then mean field of ${meanField} steps and chains of ${sweeps}, ${numbers.toLocaleString('en')} parameters`;
}
