import type { Judged } from '@gen/core';
import type { SamplingUnits } from './units.js';

/** What is asked of units where states are judged. */
export type StatesOf = Pick<SamplingUnits, 'size' | 'support'>;

/** How states of units are judged, and what is said of those that the units cannot have. */
export const judgedStates = (
  callee: string,
  argument: string,
  { support }: Pick<StatesOf, 'support'>,
): Judged => ({ callee, argument, constraint: support, remedy: REMEDY });

const REMEDY =
  'Take units that have such values, or draw states first: of grey pixels, zeros and ones.';
