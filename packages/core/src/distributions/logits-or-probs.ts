import type { Parameter } from './parameter.js';
import { InputError } from '../input-error.js';

/**
 * Probabilities, given either as log-odds, which stay exact in both tails, or as they are: numbers or
 * tensors of an event that happens or does not, tensors `[..., K]` of K categories.
 */
export type LogitsOrProbs<P extends Parameter = Parameter> =
  | {
      /** Log-odds log p − log(1 − p); of several categories, log probabilities up to a constant. */
      readonly logits: P;
      /** Not beside logits. */
      readonly probs?: never;
    }
  | {
      /** Not beside probabilities. */
      readonly logits?: never;
      /** Probabilities. */
      readonly probs: P;
    };

/**
 * Throws unless just one of logits and probs is given: callers without types may give both or none.
 *
 * @returns that one, without what else the object may hold.
 */
export function checkLogitsOrProbs<P extends Parameter>(
  callee: string,
  { logits, probs }: LogitsOrProbs<P>,
): LogitsOrProbs<P> {
  if (logits !== undefined && probs === undefined) return { logits };
  if (probs !== undefined && logits === undefined) return { probs };
  throw new InputError({
    callee,
    argument: 'logits, probs',
    expected: 'one of them',
    got: logits === undefined ? 'neither' : 'both',
    remedy: 'Log-odds of any size are given as logits.',
  });
}
