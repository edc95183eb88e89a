import * as tf from '@tensorflow/tfjs-core';
import {
  annealedImportanceSampling,
  salakhutdinovMurrayTemperatures,
  type AnnealedPath,
  type UnnormalizedLogProb,
} from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { FineScore } from '../family.js';
import type { annealingScoring } from './annealing-scoring.js';

/** A log-likelihood, or a bound on it, that lacks a normalizer. */
export interface Unnormalized {
  /** What the score is called. */
  readonly name: string;
  /** What its number is called: `log p(x)`, or `log p(x) ≥` of a lower bound. */
  readonly label: string;
  /** The number of each image plus log Z. */
  readonly logProb: UnnormalizedLogProb;
  /** The way to the model, along which log Z is estimated. */
  readonly path: AnnealedPath;
}

/** The score with log Z by annealed importance sampling, and what that is worth. */
export const annealedScore = (
  { name, label, logProb, path }: Unnormalized,
  { chains, temperatures }: ValuesOf<typeof annealingScoring>,
): FineScore => ({
  name,
  prepare: async ({ key, onProgress }) => {
    const partition = await annealedImportanceSampling(path, {
      temperatures: salakhutdinovMurrayTemperatures(temperatures / 14_500),
      chains,
      key,
      onProgress: ({ step, steps }) => onProgress(step / steps),
    });
    return {
      score: (x, scoreKey) => ({ [label]: tf.sub(logProb(x, scoreKey), partition.logZ) }),
      notes: [`${partition}`],
    };
  },
});
