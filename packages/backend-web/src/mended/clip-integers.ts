import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

/** `tf.clipByValue` of integers on WASM, which tfjs compares with the bits of real bounds. */
export const clipIntegers = mendedKernel<{ readonly x: tf.Tensor }, tf.ClipByValueAttrs>(
  tf.ClipByValue,
  'wasm',
  {
    wrongFor: ({ x }) => x.dtype === 'int32',
    instead: ({ x }, { clipValueMin, clipValueMax }) => {
      const whole = (bound: number): tf.Scalar => tf.scalar(Math.trunc(bound), 'int32');
      return tf.minimum(tf.maximum(x, whole(clipValueMin)), whole(clipValueMax));
    },
  },
);
