import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { adamDirection } from '../../kernels/adam-direction.js';
import { addScaled as kernel } from '../../kernels/add-scaled.js';
import { runKernel } from '../../kernels/kernel.js';
import { lerp as lerpKernel } from '../../kernels/lerp.js';
import { lerpSquare as lerpSquareKernel } from '../../kernels/lerp-square.js';

/** a + w x */
export const addScaled = (a: Tensor, x: Tensor, weight: Scalar): Tensor =>
  runKernel(kernel, { a, x, weight }, {});

/** a + w (x − a) */
export const lerp = (a: Tensor, x: Tensor, weight: Scalar): Tensor =>
  runKernel(lerpKernel, { a, x, weight }, {});

/** a + w (x² − a) */
export const lerpSquare = (a: Tensor, x: Tensor, weight: Scalar): Tensor =>
  runKernel(lerpSquareKernel, { a, x, weight }, {});

/** s g / (√v + ε) */
export const overRoot = (g: Tensor, v: Tensor, scale: Scalar, epsilon: Scalar): Tensor =>
  runKernel(adamDirection, { m: g, v, scale, epsilon }, {});
