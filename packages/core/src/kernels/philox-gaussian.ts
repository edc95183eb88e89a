import * as tf from '@tensorflow/tfjs-core';
import { boxMuller } from '../random/box-muller.js';
import { philoxWords } from '../random/philox.js';
import type { DrawAttrs } from './draw-attrs.js';
import type { Kernel } from './kernel.js';

/**
 * Standard normal numbers: Box–Muller on the words of {@link philoxBits}, two by two. The last of an
 * odd number of elements is the first of its pair.
 */
export const philoxGaussian: Kernel<Record<string, never>, DrawAttrs> = {
  name: 'PhiloxGaussian',
  reference: (_, { key, shape }) => {
    const size = tf.util.sizeFromShape([...shape]);
    const normals = boxMuller(philoxWords(key, size + (size % 2)));
    return tf.tensor(size % 2 === 0 ? normals : normals.slice(0, size), [...shape]);
  },
};
