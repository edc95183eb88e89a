import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';

/** The root of the mean of the squares. */
export const rms = (x: Tensor): Scalar => tf.sqrt(tf.mean(tf.square(x)));
