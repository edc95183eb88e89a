import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import {
  activated,
  attend,
  convolved,
  linear,
  residual,
  within,
  type BlockOps,
  type Variables,
} from './unet-blocks.js';

/** Says the noise in images `[batch, 28, 28, 1]` at steps `[batch]`. */
export type Denoiser = (x: Tensor4D, times: Tensor) => Tensor4D;

const [LEVELS, BLOCKS, BASE] = [3, 2, 32];

/**
 * The U-Net of a denoising model (Ho et al. 2020, "Denoising diffusion probabilistic models", appendix B,
 * https://arxiv.org/abs/2006.11239): its blocks by the names of its variables.
 */
export function denoiser(ops: BlockOps, p: Variables): Denoiser {
  const block = (path: string): ((x: Tensor4D, time: Tensor) => Tensor4D) => {
    const [own, attention] = [within(p, path), within(p, `${path}.attention`)];
    return (x, time) => {
      const h = residual(ops, own, x, time);
      return 'query.weight' in attention ? attend(ops, attention, h) : h;
    };
  };
  const ofLevels = (side: string) =>
    Array.from({ length: LEVELS }, (_, level) =>
      Array.from({ length: BLOCKS }, (_, i) => block(`${side}.${level}.${i}`)),
    );
  const [down, up] = [ofLevels('down'), ofLevels('up')];
  const middle = [block('middle.0'), block('middle.1')];
  return (x, times) => {
    const time = linear(p, 'time.2', ops.silu(linear(p, 'time.0', waves(times))));
    const skipped: Tensor4D[] = [];
    let h = convolved(p, 'input', x);
    down.forEach((blocks, level) => {
      for (const each of blocks) skipped.push((h = each(h, time)));
      if (level < LEVELS - 1) h = convolved(p, `down.${level}.sample`, h, 2);
    });
    for (const each of middle) h = each(h, time);
    up.forEach((_, i) => {
      const level = LEVELS - 1 - i;
      for (const each of up[level]!) h = each(tf.concat([h, skipped.pop()!], 3), time);
      if (level > 0) h = convolved(p, `up.${level}.sample`, doubled(h));
    });
    return convolved(p, 'output', activated(ops, p, 'norm', h));
  };
}

/** Sines and cosines of steps `[batch]` at 16 rates from 1 to 10⁻⁴. */
function waves(times: Tensor): Tensor {
  const half = BASE / 2;
  const rates = tf.exp(tf.mul(tf.range(0, half), -Math.log(10_000) / half));
  const angles = tf.mul(tf.expandDims(tf.cast(times, 'float32'), 1), rates);
  return tf.concat([tf.sin(angles), tf.cos(angles)], 1);
}

/** Each pixel four times. */
const doubled = (x: Tensor4D): Tensor4D =>
  tf.image.resizeNearestNeighbor(x, [2 * x.shape[1], 2 * x.shape[2]]);

/** Where a batch is noised to, and by what. */
export interface Noised {
  /** Steps `[batch]`, int32. */
  readonly times: Tensor;
  /** As the images. */
  readonly noise: Tensor;
  /** The share of the signal's variance that is left after each of the steps, ᾱ. */
  readonly kept: Tensor;
}

/** mean ‖ε − ε̂(√ᾱₜ x + √(1 − ᾱₜ) ε, t)‖², the simple loss of that paper (equation 14). */
export function noiseLoss(net: Denoiser, x: Tensor, { times, noise, kept }: Noised): Scalar {
  const share = tf.reshape(tf.gather(kept, times), [-1, 1, 1, 1]);
  const noised = tf.add(tf.mul(tf.sqrt(share), x), tf.mul(tf.sqrt(tf.sub(1, share)), noise));
  return tf.mean(tf.square(tf.sub(noise, net(noised as Tensor4D, times))));
}
