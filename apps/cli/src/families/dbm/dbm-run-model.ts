import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import { deepBoltzmannBound, type DeepBoltzmannMachine } from '@gen/energy';
import { cooled } from '../energy/deep-pictures.js';
import { deepRunModel, type DeepModel } from '../energy/deep-run-model.js';
import { exactWhereSmall } from '../energy/deep-scores.js';
import type { ImageSize, RunModel } from '../family.js';
import { baseOfMachine, type BaseOfMachine } from './base-of-machine.js';
import { buildDBM, trainingOf, type DBMValues } from './build-dbm.js';

/** A deep Boltzmann machine and all that the commands do with it. The caller disposes it. */
export function dbmRunModel(values: DBMValues, size: ImageSize, key: Key): RunModel {
  const dbm = buildDBM(values, size, foldIn(key, 0));
  const { machine } = dbm;
  const base = baseOfMachine(machine);
  const { parts, dispose } = trainingOf(dbm, values, foldIn(key, 1), base);
  const model: DeepModel = {
    summary: summaryOf(machine, values),
    model: dbm,
    base,
    parts,
    bound: deepBoltzmannBound(machine, { iterations: 2 * values.meanField }),
    exact: exactWhereSmall(machine.alternate()),
    weights: () => machine.values.weights,
    sample: (sampleKey, count) => fantasies(machine, base, sampleKey, count),
    reconstructed: (images) => reconstructed(machine, images),
    dispose: () => {
      dispose();
      base.dispose();
      dbm.dispose();
    },
  };
  return deepRunModel(model, values);
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
