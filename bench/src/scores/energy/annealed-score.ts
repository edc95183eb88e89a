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
  type AnnealedEstimate,
  type AnnealedPath,
  type PartitionBracket,
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
  const partition = await quickPartition(path, key);
  dispose();
  return logLikelihood(rbm, test, partition);
}

/** log Z with a tenth of the temperatures. */
export const quickPartition = (path: AnnealedPath, key: Key): Promise<AnnealedEstimate> =>
  annealedImportanceSampling(path, {
    temperatures: salakhutdinovMurrayTemperatures(0.1),
    chains: 100,
    key,
  });

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
  const { path, dispose } = pathFromData(rbm, train);
  const bracket = await bracketAsPublished(path, key);
  const score = await logLikelihood(rbm, test, bracket.forward);
  dispose();
  return { score, lines: [...`${bracket}`.split('\n'), `${score}`] };
}

/** log Z from both ends, with 14,500 temperatures and 100 chains. */
export async function bracketAsPublished(path: AnnealedPath, key: Key): Promise<PartitionBracket> {
  const [drawKey, bracketKey] = split(key);
  const { state } = await annealedSamples(path, {
    temperatures: salakhutdinovMurrayTemperatures(0.3),
    count: 100,
    key: drawKey,
  });
  const temperatures = salakhutdinovMurrayTemperatures();
  const options = { temperatures, chains: 100, samples: state, key: bracketKey };
  return bracketPartition(path, options).finally(() => state.dispose());
}
