import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

type Inputs = Readonly<Record<'a' | 'b', tf.Tensor>>;

/** `tf.floorDiv` of real numbers, which tfjs makes integers on some engines. */
export const floorDiv = (backendName: string): Mended =>
  mendedKernel<Inputs>(tf.FloorDiv, backendName, {
    wrongFor: ({ a }) => a.dtype === 'float32',
    instead: ({ a, b }) => tf.floor(tf.engine().runKernel(tf.RealDiv, { a, b })),
  });
