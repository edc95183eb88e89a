import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { checkCount } from '../check-count.js';
import { gaussian } from '../random/gaussian.js';
import type { Key } from '../random/key.js';
import { layerOf } from './layer-of.js';
import type { Layer } from './layer.js';
import { waves, type WaveOptions } from './waves.js';

/** Options of {@link randomFourierEmbedding}. */
export interface RandomFourierEmbeddingOptions extends WaveOptions {
  /** Number of features of an embedding, even. */
  readonly dim: number;
  /** Key of the frequencies. */
  readonly key: Key;
  /** Standard deviation of the frequencies, in turns for a step of 1. */
  readonly scale?: number;
  /** Whether the logarithm of x is embedded: for noise levels over many orders of magnitude. */
  readonly log?: boolean;
}

/**
 * Embeds a number as waves of random frequencies that stay as they are drawn (Tancik et al. 2020,
 * "Fourier Features Let Networks Learn High Frequency Functions in Low Dimensional Domains", Section
 * 5, https://arxiv.org/abs/2006.10739; Song et al. 2021, Appendix C, with a scale of 16,
 * https://arxiv.org/abs/2011.13456).
 *
 *     y = [sin(2π w x), cos(2π w x)],   w ~ N(0, scale²)
 *
 * Maps x `[...]` to `[..., dim]`. Its buffer is `weight`, w `[dim / 2]`, as in diffusers'
 * `GaussianFourierProjection`, which takes the logarithm unless it is told not to.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { randomFourierEmbedding } from '@gen/core/nn';
 *
 * const embed = randomFourierEmbedding({ dim: 256, scale: 16, key: key(0) });
 * const y = embed.apply(tf.tensor1d([0.01, 0.5, 1])); // [3, 256]
 * embed.dispose();
 * ```
 */
export function randomFourierEmbedding({
  dim,
  key,
  scale = 1,
  log = false,
  ...order
}: RandomFourierEmbeddingOptions): Layer {
  checkCount('randomFourierEmbedding', 'dim', dim);
  checkOptions(dim, scale);
  const weight = tf.tidy(() => tf.variable(tf.mul(gaussian(key, [dim / 2]), scale), false));
  return layerOf({ weight }, (x) =>
    tf.tidy(() => waves(tf.mul(tf.expandDims(log ? tf.log(x) : x, -1), weight), order)),
  );
}

function checkOptions(dim: number, scale: number): void {
  if (dim % 2 !== 0) throw wrong('dim', 'an even number', dim);
  if (!(scale > 0 && scale < Infinity)) throw wrong('scale', 'a number > 0', scale);
}

const wrong = (argument: string, expected: string, got: number): InputError =>
  new InputError({ callee: 'randomFourierEmbedding', argument, expected, got: `${got}` });
