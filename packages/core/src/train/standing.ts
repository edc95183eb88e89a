import type { EarlyStoppingOptions } from './validation-options.js';
import type { Best } from './progress.js';

/** How the validations of a run have gone. A plain value, which checkpoints hold. */
export interface Standing {
  /** The best of them; none where no score was finite. */
  readonly best?: Best;
  /** The score from which early stopping counts. */
  readonly reference?: number;
  /** Validations since the one with that score. */
  readonly waited: number;
}

/** Before the first validation. */
export const NO_VALIDATION: Standing = { waited: 0 };

/**
 * How they have gone once there is one more. The best is the one with the smallest score; the count
 * begins anew only where a score is less than the reference by more than `minDelta`, so that small
 * improvements count once they add up.
 */
export function withScore(
  { best, reference = Infinity, waited }: Standing,
  step: number,
  score: number,
  minDelta = 0,
): Standing {
  if (!Number.isFinite(score)) return standing(best, reference, waited + 1);
  const better = best === undefined || score < best.score ? { step, score } : best;
  return score < reference - minDelta
    ? { best: better, reference: score, waited: 0 }
    : standing(better, reference, waited + 1);
}

/** Whether a run is to stop. */
export const isSpent = (
  { waited }: Standing,
  { patience }: EarlyStoppingOptions = { patience: Infinity },
): boolean => waited >= patience;

const standing = (best: Best | undefined, reference: number, waited: number): Standing => ({
  ...(best && { best }),
  ...(Number.isFinite(reference) && { reference }),
  waited,
});
