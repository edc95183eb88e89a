import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logsumexp } from '../special/logsumexp.js';

/** The logarithm of the mean of exponentials over the first axis. */
export const logMeanExp = (x: Tensor): Tensor => tf.sub(logsumexp(x, 0), Math.log(x.shape[0]!));
