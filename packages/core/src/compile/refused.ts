import { InputError } from '../input-error.js';
import { lineOf, type Place } from './place.js';

/** What a step may not do. */
export interface Refusal {
  /** What would have been right. */
  readonly expected: string;
  /** What came instead. */
  readonly got: string;
  /** Where. */
  readonly place?: Place;
  /** What to do about it. */
  readonly remedy: string;
}

/** The error of a step that cannot be recorded, with the line of the user's code. */
export const refused = ({ expected, got, place, remedy }: Refusal): InputError =>
  new InputError({
    callee: 'compile',
    argument: 'fn',
    expected,
    got: `${got}${place === undefined ? '' : lineOf(place)}`,
    remedy,
  });
