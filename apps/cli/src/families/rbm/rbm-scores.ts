import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  annealedImportanceSampling,
  pseudoLogProb,
  salakhutdinovMurrayTemperatures,
  type AnnealedPath,
  type RBM,
} from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { FineScore, Score } from '../family.js';
import type { annealingScoring } from './rbm-settings.js';

/** Scores of machines with pixels that are 0 or 1. */
export const binaryScore =
  (rbm: RBM): Score =>
  (x, key) => ({ ...plainScore(rbm)(x, key), 'pseudo-likelihood': pseudoLogProb(rbm, x, { key }) });

/** Scores of all machines. */
export const plainScore =
  (rbm: RBM): Score =>
  (x) => ({ 'free energy': rbm.freeEnergy(x), reconstruction: reconstruction(rbm, x) });

/** Squared differences between pixels and what one step of the means makes of them, summed. */
const reconstruction = (rbm: RBM, x: Tensor): Tensor =>
  tf.tidy(() => tf.sum(tf.squaredDifference(x, rbm.visibleMean(rbm.hiddenMean(x))), -1));

/** log p(x) with a normalizer by annealed importance sampling. */
export const likelihoodOf = (
  rbm: RBM,
  path: AnnealedPath,
  { chains, temperatures }: ValuesOf<typeof annealingScoring>,
): FineScore => ({
  name: 'log-likelihood by annealed importance sampling',
  prepare: async ({ key, onProgress }) => {
    const partition = await annealedImportanceSampling(path, {
      temperatures: salakhutdinovMurrayTemperatures(temperatures / 14_500),
      chains,
      key,
      onProgress: ({ step, steps }) => onProgress(step / steps),
    });
    return {
      score: (x) => ({ 'log p(x)': tf.neg(tf.add(rbm.freeEnergy(x), partition.logZ)) }),
      notes: [`${partition}`],
    };
  },
});
