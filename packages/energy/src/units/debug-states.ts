import type { Tensor } from '@tensorflow/tfjs-core';
import { debugCheck } from '@gen/core';
import { judgedStates, type StatesOf } from './judged-states.js';

/** In debug mode, judges states that a model is given: a free energy of others is a number all the same. */
export const debugStates = (
  callee: string,
  argument: string,
  units: Pick<StatesOf, 'support'>,
  value: Tensor,
): void => debugCheck({ ...judgedStates(callee, argument, units), value });
