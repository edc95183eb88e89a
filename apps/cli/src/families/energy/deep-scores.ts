import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  exactLogPartition,
  type Bipartite,
  type UnnormalizedLogProb,
  type Units,
} from '@gen/energy';
import type { Metrics } from '@gen/core/train';
import type { ValuesOf } from '../../settings/setting.js';
import type { CurvePicture, FineScore, Score, ScoreCurve, ScoreGap } from '../family.js';
import { annealedScore, type Unnormalized } from './annealed-score.js';
import type { annealingScoring } from './annealing-scoring.js';

/** Scores of a deep model that need no normalizer. */
export const deepScore =
  (bound: UnnormalizedLogProb, reconstructed: (x: Tensor) => Tensor): Score =>
  (x, key) => ({
    'bound + log Z': bound(x, key),
    reconstruction: tf.tidy(() => tf.sum(tf.squaredDifference(x, reconstructed(x)), -1)),
  });

/** The curve of a deep model. */
export const RECONSTRUCTION: ScoreCurve = {
  score: 'reconstruction',
  label: 'squared errors of an image, summed',
};

/** Tells how the part that a run is at goes, or the scores of an epoch. */
export function describeParts({ reconstruction, ...others }: Metrics): string {
  if (reconstruction !== undefined) {
    const gap = others[GAP.score];
    const told = gap === undefined ? '' : `, gap ${gap.toFixed(2)} nats`;
    return `reconstruction ${reconstruction.toFixed(2)}${told}`;
  }
  const losses = Object.entries(others).flatMap(([name, value]) =>
    name.endsWith('.loss') ? [`${name.slice(0, -'.loss'.length)} ${value.toFixed(2)}`] : [],
  );
  return losses.join(', ');
}

/** How much lower the bound is on test images than on training images: log Z is the same. */
export const GAP: CurvePicture = {
  file: 'gap.png',
  score: 'gap of the bound',
  label: 'bound of training less test images in nats',
};

/** The gap between test and training images of a bound. */
export const gapOf = (bound: UnnormalizedLogProb): ScoreGap => ({
  name: GAP.score,
  score: (x, key) => tf.tidy(() => tf.neg(bound(x, key))),
});

/** A deep model as its fine scores take it. */
export type DeepScored = Pick<Unnormalized, 'logProb' | 'path' | 'exact'>;

/** A lower bound on log p(x), with log Z by enumeration or by annealed importance sampling. */
export const boundOf = (
  scored: DeepScored,
  scoring: ValuesOf<typeof annealingScoring>,
): FineScore =>
  annealedScore(
    { name: 'variational lower bound on log p(x)', label: 'log p(x) ≥', ...scored },
    scoring,
  );

/** The same in seconds, for the end of a training. */
export const quickBoundOf = (scored: DeepScored): FineScore =>
  boundOf(scored, { ais: false, chains: 100, temperatures: 1450 });

/** log Z of a machine that is small enough for a sum over all states. */
export const exactWhereSmall = (machine: {
  readonly visible: Units;
  readonly hidden: Units;
  at(): Bipartite;
}): DeepScored['exact'] => {
  const smaller = Math.min(machine.visible.size, machine.hidden.size);
  return smaller <= FEW ? () => exactLogPartition(machine) : undefined;
};

/** Units on the smaller side over whose states log Z is summed up. */
const FEW = 20;
