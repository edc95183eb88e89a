import { compile } from '@gen/core/compile';
import { normalizeGroups, scaledDotProductAttention, silu } from '@gen/core/nn';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { unetOf } from '../contestant/unet.js';

/** The blocks of a U-Net with the kernels of `@gen/core/nn`, recorded as the steps of `fit` are. */
export const unet = unetOf({
  groupNorm: (x, scale, offset) => normalizeGroups(x, { groups: 8, scale, offset }) as Tensor4D,
  silu: <T extends Tensor>(x: T) => silu(x) as T,
  attention: (query, key, value) => scaledDotProductAttention({ query, key, value }) as Tensor3D,
  recorded: (step) => compile(step, { constants: () => true }),
});
