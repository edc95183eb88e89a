import { uniformArray } from '@gen/core/random';
import { key } from '@gen/core';
import { denoiser, keptShares } from './denoiser.js';
import { numbers, vector } from './inputs.js';
import type { Case, Row } from './row.js';
import { attention, countOf, parametersOf, residual, TIME, type Part } from './unet-parts.js';

const BATCH = 32;

/** A block with its gradients. */
const block = (name: string, work: string, part: Part, size: number, channels: number): Case => ({
  name: `unet/${name}`,
  work: `${work} block [32,${size},${size},${channels}], gradients`,
  parameters: countOf(part),
  flops: 3 * 2 * BATCH * part.products,
  bytes: 0,
  tolerance: 1e-3,
  inputs: () => ({
    ...parametersOf(part),
    x: numbers(3, [BATCH, size, size, channels]),
    ...(work === 'residual' ? { time: numbers(4, [BATCH, TIME]) } : {}),
  }),
});

/** A step of the whole. */
const step: Case = {
  name: 'unet/step',
  work: 'DDPM 28×28, base 32, mults 1-2-2, attention at 7×7, b32, Adam',
  parameters: 1_337_601,
  flops: 3 * 2 * BATCH * denoiser.products,
  bytes: 0,
  tolerance: 1e-3,
  inputs: () => ({
    ...parametersOf(denoiser),
    x: numbers(3, [BATCH, 28, 28, 1]),
    noise: numbers(4, [BATCH, 28, 28, 1], 1.7),
    times: vector(Array.from(uniformArray(key(5), BATCH), (u) => Math.floor(1000 * u))),
    kept: vector(keptShares()),
  }),
};

/** A denoising U-Net, base 32, multipliers 1-2-2: the blocks that it is made of, and a step of its training. */
export const unet: Row = {
  name: 'unet',
  cases: [
    block('residual-28', 'residual', residual('', 28, 32), 28, 32),
    block('residual-14', 'residual', residual('', 14, 64), 14, 64),
    block('attention-7', 'attention', attention('', 7, 64), 7, 64),
    step,
  ],
};
