import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Estimated } from './expectation.js';

/** The estimate of an estimator that has nothing to learn. */
export const withoutAuxiliary = (value: Tensor): Estimated => ({ value, auxiliary: tf.scalar(0) });
