import * as tf from '@tensorflow/tfjs-core';
import { philoxWords } from '../random/philox.js';
import type { DrawAttrs } from './draw-attrs.js';
import type { Kernel } from './kernel.js';

/** Uniform numbers in [0, 1): the low 23 bits of the words of {@link philoxBits}, times 2⁻²³. */
export const philoxUniform: Kernel<Record<string, never>, DrawAttrs> = {
  name: 'PhiloxUniform',
  reference: (_, { key, shape }) => {
    const words = philoxWords(key, tf.util.sizeFromShape([...shape]));
    const values = new Float32Array(words.length);
    for (let e = 0; e < words.length; e++) values[e] = (words[e]! & 0x7fffff) * 2 ** -23;
    return tf.tensor(values, [...shape]);
  },
};
