import type { Tensor } from '@tensorflow/tfjs-core';

/** Mean and variance of draws, which it disposes. */
export async function moments(draws: Tensor): Promise<number[]> {
  const data = await draws.data<'float32'>();
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;
  draws.dispose();
  return [mean, variance];
}
