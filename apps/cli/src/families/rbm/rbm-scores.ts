import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { exactLogPartition, pseudoLogProb, type AnnealedPath, type RBM } from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import { annealedScore } from '../energy/annealed-score.js';
import type { annealingScoring } from '../energy/annealing-scoring.js';
import type { FineScore, Score } from '../family.js';

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

/** Units on the smaller side over whose states log Z is summed up. */
const FEW = 20;

/** log p(x) with a normalizer by enumeration or by annealed importance sampling. */
export const likelihoodOf = (
  rbm: RBM,
  path: AnnealedPath,
  scoring: ValuesOf<typeof annealingScoring>,
): FineScore =>
  annealedScore(
    {
      name: 'log-likelihood',
      label: 'log p(x)',
      logProb: (x) => tf.neg(rbm.freeEnergy(x)),
      path,
      exact: rbm.hidden.size <= FEW ? () => exactLogPartition(rbm) : undefined,
    },
    scoring,
  );

/** The same in seconds, for the end of a training. */
export const quickLikelihoodOf = (rbm: RBM, path: AnnealedPath): FineScore =>
  likelihoodOf(rbm, path, { ais: false, chains: 100, temperatures: 1450 });
