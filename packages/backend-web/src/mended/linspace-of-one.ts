import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

/** `tf.linspace` of one number on WebGPU, where tfjs divides by the number of steps, none. */
export const linspaceOfOne = mendedKernel<object, tf.LinSpaceAttrs>(tf.LinSpace, 'webgpu', {
  wrongFor: (_, { num }) => num === 1,
  instead: (_, { start }) => tf.fill([1], start),
});
