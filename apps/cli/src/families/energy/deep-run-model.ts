import { namedParameters, type HasParameters } from '@gen/core/nn';
import { binarize } from '@gen/data';
import type { AnnealedPath } from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { RunModel } from '../family.js';
import type { annealingScoring } from './annealing-scoring.js';
import { deepPictures, type DeepPictures } from './deep-pictures.js';
import {
  boundOf,
  deepScore,
  describeParts,
  GAP,
  gapOf,
  quickBoundOf,
  RECONSTRUCTION,
  type DeepScored,
} from './deep-scores.js';
import { descent, type descentSettings } from './descent.js';
import { inTurn, type Part } from './in-turn.js';

/** A deep model that is trained part by part, and what a run shows of it. */
export interface DeepModel extends DeepPictures {
  /** What it is, in a line. */
  readonly summary: string;
  /** What is trained. */
  readonly model: HasParameters;
  /** Rates of the units that annealing begins with, which a run saves beside the model. */
  readonly base: HasParameters & { readonly path: AnnealedPath };
  /** Parts of a run, one after another. */
  readonly parts: readonly Part[];
  /** A lower bound on log p(x) + log Z. */
  readonly bound: DeepScored['logProb'];
  /** log Z, where it can be summed up. */
  readonly exact: DeepScored['exact'];
  /** Frees everything. */
  dispose(): void;
}

/** All that the commands do with a deep model. */
export function deepRunModel(
  { summary, model, base, parts, bound, exact, dispose, ...shown }: DeepModel,
  values: ValuesOf<typeof descentSettings> & { readonly pretrain: number },
): RunModel {
  const scored: DeepScored = { logProb: bound, path: base.path, exact };
  return {
    summary,
    parameters: () => ({ ...model.parameters(), ...namedParameters('base', base) }),
    dispose,
    objective: { phases: (plan) => inTurn(parts, values.pretrain, plan) },
    optimizer: (plan) => descent(values, plan),
    intake: { flat: true, transform: binarize, summary: 'dynamically binarized' },
    metrics: parts.map(({ name }) => `${name}.loss`),
    chart: RECONSTRUCTION,
    describe: describeParts,
    abbreviate: describeParts,
    score: deepScore(bound, shown.reconstructed),
    units: { reconstruction: 'squared errors' },
    curves: [GAP],
    gap: gapOf(bound),
    fineScores: (scoring) => [boundOf(scored, scoring as ValuesOf<typeof annealingScoring>)],
    endScore: quickBoundOf(scored),
    pictures: deepPictures(shown),
    sample: shown.sample,
  };
}
