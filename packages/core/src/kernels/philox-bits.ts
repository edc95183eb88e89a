import * as tf from '@tensorflow/tfjs-core';
import { philoxWords } from '../random/philox.js';
import type { DrawAttrs } from './draw-attrs.js';
import type { Kernel } from './kernel.js';

/**
 * Words of a key's stream, as int32: element e is word e mod 4 of the Philox4x32-10 block whose
 * counter is (⌊e / 4⌋, 0, 0, 0).
 */
export const philoxBits: Kernel<Record<string, never>, DrawAttrs> = {
  name: 'PhiloxBits',
  reference: (_, { key, shape }) => {
    const words = philoxWords(key, tf.util.sizeFromShape([...shape]));
    return tf.tensor(new Int32Array(words.buffer), [...shape], 'int32');
  },
};
