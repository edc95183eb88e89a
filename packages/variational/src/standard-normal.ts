import * as tf from '@tensorflow/tfjs-core';
import { independent, normal, type Shape } from '@gen/core';
import type { DiagonalGaussian } from './diagonal-gaussian.js';

/** N(0, I) over latents of a shape. Its tensors belong to the enclosing `tf.tidy`. */
export function standardNormal(shape: Shape): DiagonalGaussian {
  return independent(normal({ loc: tf.zeros([...shape]), scale: 1 }), shape.length);
}
