import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { split, type Key } from '@gen/core';
import {
  annealedImportanceSampling,
  annealedSamples,
  baseRates,
  bracketPartition,
  logLikelihood,
  rbmPath,
  salakhutdinovMurrayTemperatures,
  type EstimatedLogLikelihood,
  type AnnealedPath,
  type RBM,
} from '@gen/energy';

/** A path to a machine from the base rates of data. The caller disposes the base. */
export function pathFromData(
  rbm: RBM,
  train: Tensor,
): { readonly path: AnnealedPath; dispose(): void } {
  const base = { visible: baseRates(rbm.visible as never, train) };
  return { path: rbmPath(rbm, { base }), dispose: () => tf.dispose(base.visible) };
}

/** A quick estimate of the mean log-likelihood, for curves. */
export async function quickScore(
  rbm: RBM,
  train: Tensor,
  test: Tensor,
  key: Key,
): Promise<EstimatedLogLikelihood> {
  const { path, dispose } = pathFromData(rbm, train);
  const temperatures = salakhutdinovMurrayTemperatures(0.1);
  const partition = await annealedImportanceSampling(path, { temperatures, chains: 100, key });
  dispose();
  return logLikelihood(rbm, test, partition);
}

/**
 * The mean log-likelihood by annealed importance sampling as it is published, 14,500 temperatures and 100
 * chains, and what runs from the other end say of it.
 */
export async function fullScore(
  rbm: RBM,
  train: Tensor2D,
  test: Tensor,
  key: Key,
): Promise<{ readonly score: EstimatedLogLikelihood; readonly lines: string[] }> {
  const [drawKey, bracketKey] = split(key);
  const { path, dispose } = pathFromData(rbm, train);
  const temperatures = salakhutdinovMurrayTemperatures();
  const { state } = await annealedSamples(path, {
    temperatures: salakhutdinovMurrayTemperatures(0.3),
    count: 100,
    key: drawKey,
  });
  const bracket = await bracketPartition(path, {
    temperatures,
    chains: 100,
    samples: state,
    key: bracketKey,
  });
  const score = await logLikelihood(rbm, test, bracket.forward);
  tf.dispose(state);
  dispose();
  return { score, lines: [...`${bracket}`.split('\n'), `${score}`] };
}
