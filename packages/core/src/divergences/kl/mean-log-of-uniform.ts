import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { xlogy } from '../../special/xlogy.js';

/** E[log x] of x uniform from `low` ≥ 0 to `high`. */
export const meanLogOfUniform = (low: Tensor, high: Tensor): Tensor =>
  tf.sub(tf.div(tf.sub(xlogy(high, high), xlogy(low, low)), tf.sub(high, low)), 1);
