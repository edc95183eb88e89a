import * as tf from '@tensorflow/tfjs-core';
import { givenGradient } from './given-gradient.js';

/** `tf.train.adam` on a gradient that is there already. */
export const adam = givenGradient(() => tf.train.adam(1e-3, 0.9, 0.999, 1e-8));
