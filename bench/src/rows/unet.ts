import { fanInOf, filled, numbers, weights } from './inputs.js';
import type { Case, Row } from './row.js';

const BATCH = 32;

/** Norm, SiLU and convolution, twice, the step's embedding between them, and the way around. */
function residual(size: number, channels: number): Case {
  const shapes = {
    'conv1.weight': [channels, channels, 3, 3],
    'conv1.bias': [channels],
    'time.weight': [channels, 128],
    'time.bias': [channels],
    'conv2.weight': [channels, channels, 3, 3],
    'conv2.bias': [channels],
  };
  const products = 2 * size * size * 9 * channels * channels + 128 * channels;
  return {
    name: `unet/residual-${size}`,
    work: `residual block [32,${size},${size},${channels}], gradients`,
    parameters: 2 * (9 * channels + 1) * channels + 129 * channels + 4 * channels,
    flops: 3 * 2 * BATCH * products,
    bytes: 0,
    tolerance: 1e-3,
    inputs: () => ({
      ...weights(shapes, fanInOf),
      ...norm('norm1', channels),
      ...norm('norm2', channels),
      x: numbers(3, [BATCH, size, size, channels]),
      time: numbers(4, [BATCH, 128]),
    }),
  };
}

/** Norm, one head over all pixels, and the way around. */
function attention(size: number, channels: number): Case {
  const layers = ['query', 'key', 'value', 'output'].flatMap((name) => [
    [`${name}.weight`, [channels, channels]] as const,
    [`${name}.bias`, [channels]] as const,
  ]);
  const pixels = size * size;
  const products = pixels * (4 * channels * channels + 2 * pixels * channels);
  return {
    name: `unet/attention-${size}`,
    work: `attention block [32,${size},${size},${channels}], gradients`,
    parameters: 4 * (channels + 1) * channels + 2 * channels,
    flops: 3 * 2 * BATCH * products,
    bytes: 0,
    tolerance: 1e-3,
    inputs: () => ({
      ...weights(Object.fromEntries(layers), fanInOf),
      ...norm('norm', channels),
      x: numbers(3, [BATCH, size, size, channels]),
    }),
  };
}

const norm = (name: string, channels: number) => ({
  [`parameters.${name}.weight`]: filled([channels], 1),
  [`parameters.${name}.bias`]: filled([channels], 0),
});

/** The blocks that a denoising U-Net is made of, at its sizes: base 32, multipliers 1-2-2. */
export const unet: Row = {
  name: 'unet',
  cases: [residual(28, 32), residual(14, 64), attention(7, 64)],
};
