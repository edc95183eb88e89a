import { sumTo } from '@gen/core/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';

/** Of stacks of products op(a) · op(b), either of which may be repeated for the other. */
const matMul = gradientOf<tf.BatchMatMulAttrs>(
  tf.BatchMatMul,
  { inputs: ['a', 'b'] },
  (dy, [a, b], { transposeA, transposeB }) => ({
    a: () => {
      const da = transposeA
        ? tf.matMul(b!, dy, transposeB, true)
        : tf.matMul(dy, b!, false, !transposeB);
      return sumTo(da, a!.shape);
    },
    b: () => {
      const db = transposeB
        ? tf.matMul(dy, a!, true, transposeA)
        : tf.matMul(a!, dy, !transposeA, false);
      return sumTo(db, b!.shape);
    },
  }),
);

/** Gradients of products of matrices. */
export const matMulGradients: readonly tf.GradConfig[] = [matMul];
