import { InputError } from '../input-error.js';
import type { Parameter } from './parameter.js';

/** Probabilities, given either as log-odds, which stay exact in the tails, or as they are. */
export type LogitsOrProbs =
  | {
      /** Log-odds log p − log(1 − p); of several categories, log probabilities up to a constant. */
      readonly logits: Parameter;
      /** Not beside logits. */
      readonly probs?: never;
    }
  | {
      /** Not beside probabilities. */
      readonly logits?: never;
      /** Probabilities. */
      readonly probs: Parameter;
    };

/** Throws unless just one of logits and probs is given: callers without types may give both or none. */
export function checkLogitsOrProbs(callee: string, { logits, probs }: LogitsOrProbs): void {
  if ((logits === undefined) !== (probs === undefined)) return;
  throw new InputError({
    callee,
    argument: 'logits, probs',
    expected: 'one of them',
    got: logits === undefined ? 'neither' : 'both',
    remedy: 'Log-odds of any size are given as logits.',
  });
}
