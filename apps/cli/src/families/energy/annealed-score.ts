import * as tf from '@tensorflow/tfjs-core';
import {
  annealedImportanceSampling,
  salakhutdinovMurrayTemperatures,
  type AnnealedPath,
  type Partition,
  type UnnormalizedLogProb,
} from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { FineScore, PrepareContext } from '../family.js';
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
  /** log Z by a sum over all states, of models that are small enough. */
  readonly exact?: (() => Promise<Partition>) | undefined;
}

/** The score with log Z, exactly where that can be had, else by annealed importance sampling, and what it is worth. */
export const annealedScore = (
  { name, label, logProb, path, exact }: Unnormalized,
  { ais, chains, temperatures }: ValuesOf<typeof annealingScoring>,
): FineScore => {
  const anneal = ({ key, onProgress }: PrepareContext): Promise<Partition> =>
    annealedImportanceSampling(path, {
      temperatures: salakhutdinovMurrayTemperatures(temperatures / 14_500),
      chains,
      key,
      onProgress: ({ step, steps }) => onProgress(step / steps),
    });
  const isExact = exact !== undefined && !ais;
  return {
    name: `${name}, log Z ${isExact ? 'by enumeration' : 'by annealed importance sampling'}`,
    prepare: async (context) => {
      const partition = await (isExact ? exact() : anneal(context));
      const told = isExact || label.endsWith('≥') ? label : `${label} ≈`;
      return {
        score: (x, scoreKey) => ({ [told]: tf.sub(logProb(x, scoreKey), partition.logZ) }),
        notes: [`${partition}`],
      };
    },
  };
};
