import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.js';

/** What {@link unpackBytes} takes. */
export type UnpackBytesInputs = {
  /** Bytes, four in a word, the first of them in its lowest bits: int32 `[rows, words]`. */
  words: Tensor;
};

/** What {@link unpackBytes} needs to know. */
export type UnpackBytesAttrs = {
  /** How many bytes of a row count, more than those of one word less. */
  size: number;
};

/**
 * Bytes as shares of 255, such as the pixels of images, float32 `[rows, size]`: rounded as a division
 * rounds, on every engine. It has no gradient. The reference needs exact division of whole numbers, which
 * tfjs's own WASM lacks.
 */
export const unpackBytes: Kernel<UnpackBytesInputs, UnpackBytesAttrs> = {
  name: 'UnpackBytes',
  reference: ({ words }, { size }) =>
    tf.tidy(() => {
      const [rows, width] = words.shape as [number, number];
      let rest = words;
      const bytes = [0, 1, 2, 3].map(() => {
        const next = tf.floorDiv(rest, tf.scalar(256, 'int32'));
        const byte = tf.sub(rest, tf.mul(next, tf.scalar(256, 'int32')));
        rest = next;
        return byte;
      });
      const all = tf.reshape(tf.stack(bytes, 2), [rows, 4 * width]);
      return tf.gather(tf.tensor1d(SHARES), tf.slice(all, [0, 0], [rows, size]));
    }),
};

/** The 256 numbers that bytes stand for. */
const SHARES = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);
