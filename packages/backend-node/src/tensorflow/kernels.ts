import type { KernelConfig } from '@tensorflow/tfjs-core';
import { adamKernels } from './kernels/adam.js';
import { biasActivationKernels } from './kernels/bias-activation.js';
import { broadcastKernels } from './kernels/broadcast.js';
import { conv2dKernels } from './kernels/conv2d.js';
import { convertedKernels } from './kernels/converted.js';
import { countingKernels } from './kernels/counting.js';
import { fill } from './kernels/fill.js';
import { fusedKernels } from './kernels/fused.js';
import { gather } from './kernels/gather.js';
import { layoutKernels } from './kernels/layout.js';
import { matMul } from './kernels/mat-mul.js';
import { maxPoolWithArgmax } from './kernels/max-pool-with-argmax.js';
import { poolKernels } from './kernels/pool.js';
import { prelu } from './kernels/prelu.js';
import { randomKernels } from './kernels/random.js';
import { resizeGradKernels } from './kernels/resize-grad.js';
import { rotateWithOffset } from './kernels/rotate-with-offset.js';
import { select } from './kernels/select.js';
import { step } from './kernels/step.js';
import { transform } from './kernels/transform.js';
import { unpackBytesTensorflow } from './kernels/unpack-bytes.js';
import { unsortedSegmentSum } from './kernels/unsorted-segment-sum.js';

/** Kernels of ours on TensorFlow. To add one: its file in ./kernels, and a line here. */
export const tensorflowKernels: readonly KernelConfig[] = [
  ...adamKernels,
  ...biasActivationKernels,
  ...broadcastKernels,
  ...conv2dKernels,
  ...convertedKernels,
  ...countingKernels,
  fill,
  ...fusedKernels,
  gather,
  ...layoutKernels,
  matMul,
  maxPoolWithArgmax,
  ...poolKernels,
  prelu,
  ...randomKernels,
  ...resizeGradKernels,
  rotateWithOffset,
  select,
  step,
  transform,
  unpackBytesTensorflow,
  unsortedSegmentSum,
];
