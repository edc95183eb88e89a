import type { HostTensor } from '@gen/core/train';
import { denoiser, keptShares } from './denoiser.js';
import { numbers } from './inputs.js';
import type { Row } from './row.js';
import { parametersOf } from './unet-parts.js';

const [IMAGES, STEPS] = [64, 50];

/** Rows of time, ᾱ there and ᾱ of the step after it, from noise to data. */
function plan(): HostTensor {
  const kept = keptShares();
  const apart = kept.length / STEPS;
  const rows = Array.from({ length: STEPS }, (_, i) => {
    const time = (STEPS - 1 - i) * apart;
    return [time, kept[time]!, time === 0 ? 1 : kept[time - apart]!];
  });
  return { dtype: 'F32', shape: [STEPS, 3], data: Float32Array.from(rows.flat()) };
}

/** Sampling by a denoising U-Net. */
export const ddim: Row = {
  name: 'ddim',
  cases: [
    {
      name: 'ddim',
      work: '50 steps of DDIM, 64 images, with the network of unet/step',
      parameters: 1_337_601,
      flops: 2 * IMAGES * STEPS * denoiser.products,
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...parametersOf(denoiser),
        x: numbers(3, [IMAGES, 28, 28, 1], 1.7),
        plan: plan(),
      }),
    },
  ],
};
