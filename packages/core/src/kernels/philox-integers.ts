import * as tf from '@tensorflow/tfjs-core';
import { multiplyHigh, philoxWords } from '../random/philox.js';
import type { DrawAttrs } from './draw-attrs.js';
import type { Kernel } from './kernel.js';

/** Where the integers lie. */
export type PhiloxIntegersAttrs = DrawAttrs & {
  /** Smallest of them, int32. */
  readonly low: number;
  /** How many there are, from 1 to 2³² − 1. */
  readonly count: number;
};

/** Integers: `low` plus the high word of the product of `count` with a word of {@link philoxBits}. */
export const philoxIntegers: Kernel<Record<string, never>, PhiloxIntegersAttrs> = {
  name: 'PhiloxIntegers',
  reference: (_, { key, shape, low, count }) => {
    const words = philoxWords(key, tf.util.sizeFromShape([...shape]));
    const values = new Int32Array(words.length);
    for (let e = 0; e < words.length; e++) values[e] = low + multiplyHigh(words[e]!, count);
    return tf.tensor(values, [...shape], 'int32');
  },
};
