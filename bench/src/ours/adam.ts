import { adam as makeAdam } from '@gen/core/train';
import { givenGradient } from './given-gradient.js';

/** Adam on a gradient that is there already. */
export const adam = givenGradient(() => makeAdam());
