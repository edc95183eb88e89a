import type { GradConfig } from '@tensorflow/tfjs-core';
import { arithmeticGradients } from './arithmetic.js';
import { comparisonGradients } from './comparisons.js';
import { conv2dGradients } from './conv2d.js';
import { conv3dGradients } from './conv3d.js';
import { depthwiseConv2dGradients } from './depthwise-conv2d.js';
import { dilation2dGradients } from './dilation2d.js';
import { einsumGradients } from './einsum.js';
import { indexingGradients } from './indexing.js';
import { lrnGradients } from './lrn.js';
import { matMulGradients } from './mat-mul.js';
import { poolGradients } from './pools.js';
import { reductionGradients } from './reductions.js';
import { resizeGradients } from './resize.js';
import { scanGradients } from './scans.js';
import { shapeGradients } from './shapes.js';

/** Gradients that tfjs lacks, or has wrong to first or to second order. */
export const mendedGradients: readonly GradConfig[] = [
  ...arithmeticGradients,
  ...comparisonGradients,
  ...conv2dGradients,
  ...conv3dGradients,
  ...depthwiseConv2dGradients,
  ...dilation2dGradients,
  ...einsumGradients,
  ...indexingGradients,
  ...lrnGradients,
  ...matMulGradients,
  ...poolGradients,
  ...reductionGradients,
  ...resizeGradients,
  ...scanGradients,
  ...shapeGradients,
];
