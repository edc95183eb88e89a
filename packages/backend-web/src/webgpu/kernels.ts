import type { KernelConfig } from '@tensorflow/tfjs-core';
import { adamWebgpuKernels } from '../kernels/adam-webgpu.js';
import { addNWebgpuKernels } from '../kernels/add-n-webgpu.js';
import { attentionWebgpuKernels } from '../kernels/attention-webgpu.js';
import { biasActivationWebgpuKernels } from '../kernels/bias-activation-webgpu.js';
import { columnSumsWebgpuKernels } from '../kernels/column-sums-webgpu.js';
import { conv2dWebgpuKernels } from '../kernels/conv2d-webgpu.js';
import { normalizationWebgpuKernels } from '../kernels/normalization-webgpu.js';
import { randomWebgpuKernels } from '../kernels/random-webgpu.js';
import { unaryWebgpuKernels } from '../kernels/unary-webgpu.js';
import { unpackBytesWebgpu } from '../kernels/unpack-bytes-webgpu.js';

/** Kernels of ours on WebGPU. To add one: its body in src/kernels, and a line here. */
export const webgpuKernels: readonly KernelConfig[] = [
  ...adamWebgpuKernels,
  ...addNWebgpuKernels,
  ...attentionWebgpuKernels,
  ...biasActivationWebgpuKernels,
  ...columnSumsWebgpuKernels,
  ...conv2dWebgpuKernels,
  ...normalizationWebgpuKernels,
  ...randomWebgpuKernels,
  ...unaryWebgpuKernels,
  unpackBytesWebgpu,
];
