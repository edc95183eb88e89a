import { attention, conv, dense, joined, norm, residual, TIME, type Part } from './unet-parts.js';

const SIZES = [28, 14, 7];
const CHANNELS = [32, 64, 64];
const BASE = 32;

/**
 * A denoising U-Net for 28×28 images: base 32, multipliers 1-2-2, two residual blocks a level and way, one head of
 * attention after each at 7×7, and 1,337,601 parameters.
 */
export const denoiser: Part = joined([
  dense('time.0.', BASE, TIME),
  dense('time.2.', TIME, TIME),
  conv('input.', 28, 1, BASE),
  ...SIZES.flatMap((_, level) => down(level)),
  residual('middle.0.', 7, 64),
  attention('middle.0.attention.', 7, 64),
  residual('middle.1.', 7, 64),
  ...SIZES.flatMap((_, i) => up(SIZES.length - 1 - i)),
  norm('norm.', BASE),
  conv('output.', 28, BASE, 1),
]);

function down(level: number): Part[] {
  const [size, channels] = [SIZES[level]!, CHANNELS[level]!];
  const before = CHANNELS[level - 1] ?? BASE;
  return [
    ...block(`down.${level}.0.`, size, before, channels),
    ...block(`down.${level}.1.`, size, channels, channels),
    ...(size === 7 ? [] : [conv(`down.${level}.sample.`, size / 2, channels, channels)]),
  ];
}

/** Each block also gets what the block across made. */
function up(level: number): Part[] {
  const [size, channels] = [SIZES[level]!, CHANNELS[level]!];
  const before = CHANNELS[level + 1] ?? channels;
  return [
    ...block(`up.${level}.0.`, size, before + channels, channels),
    ...block(`up.${level}.1.`, size, 2 * channels, channels),
    ...(level === 0 ? [] : [conv(`up.${level}.sample.`, 2 * size, channels, channels)]),
  ];
}

function block(path: string, size: number, inputs: number, outputs: number): Part[] {
  const attended = size === 7 ? [attention(`${path}attention.`, size, outputs)] : [];
  return [residual(path, size, inputs, outputs), ...attended];
}

/** The share of the signal's variance after each of 1,000 steps, ᾱₜ = Πₛ (1 − βₛ), β from 10⁻⁴ to 0.02. */
export function keptShares(): number[] {
  let kept = 1;
  return Array.from({ length: 1000 }, (_, t) => (kept *= 1 - (1e-4 + (t * (0.02 - 1e-4)) / 999)));
}
