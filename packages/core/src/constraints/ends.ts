import type { Parameter } from '../distributions/parameter.js';
import type { Constraint } from './constraint.js';

/** Ends of a range: as numbers, for names and events, or as tensors that are read when events are judged. */
export interface Ends {
  /** `ends` of a constraint, where one is a tensor. */
  readonly given: Pick<Constraint, 'ends'>;
  /** Each as a number; a tensor as what stands for it where it is not read. */
  readonly numbers: readonly number[];
}

/** The ends of a range, each with the number that stands for it where it is a tensor that is not read. */
export function endsOf(...ends: readonly (readonly [Parameter, number])[]): Ends {
  const parameters = ends.map(([end]) => end);
  const isRead = parameters.some((end) => typeof end !== 'number');
  return {
    given: isRead ? { ends: parameters } : {},
    numbers: ends.map(([end, otherwise]) => (typeof end === 'number' ? end : otherwise)),
  };
}

/** An end as it reads in the name of a constraint. */
export const textOf = (end: Parameter, name: string): string =>
  typeof end === 'number' ? `${end}` : name;
