import { checkCount } from '../check-count.js';
import type { AffineOptions } from './affine-options.js';
import type { ConvGeometry } from './conv-geometry.js';
import { convLayer } from './conv2d.js';
import type { FunctionalLayer } from './functional-layer.js';

/** Options of {@link depthwiseConv2d}. */
export interface DepthwiseConv2DOptions
  extends Omit<AffineOptions, 'inputs' | 'outputs'>, ConvGeometry {
  /** Number of channels. */
  readonly channels: number;
  /** Outputs of each channel. */
  readonly multiplier?: number;
}

/**
 * A convolution of each channel by itself (Chollet 2017, "Xception: Deep Learning with Depthwise
 * Separable Convolutions", https://arxiv.org/abs/1610.02357).
 *
 *     y[n, i, j, m c + r] = b[m c + r] + Σ x[n, s i + d k − p, s j + d l − p, c] · W[k, l, m c + r]
 *
 * with multiplier m. Maps `[batch, height, width, channels]` to
 * `[batch, height′, width′, channels · multiplier]`, the outputs of a channel side by side: `conv2d`
 * with as many groups as channels, whose sizes, parameters and initial values it has. A `conv2d` of
 * kernel size 1 after it makes it a depthwise separable convolution.
 *
 * @throws InputError where sizes are no counts.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { depthwiseConv2d } from '@gen/core/nn';
 *
 * const layer = depthwiseConv2d({ channels: 8, kernelSize: 3, padding: 1, key: key(0) });
 * const y = layer.apply(tf.zeros([2, 14, 14, 8])); // [2, 14, 14, 8]
 * layer.dispose();
 * ```
 */
export function depthwiseConv2d({
  channels,
  multiplier = 1,
  ...options
}: DepthwiseConv2DOptions): FunctionalLayer {
  checkCount('depthwiseConv2d', 'channels', channels);
  checkCount('depthwiseConv2d', 'multiplier', multiplier);
  const sizes = { inputs: channels, outputs: channels * multiplier, groups: channels };
  return convLayer('depthwiseConv2d', { ...options, ...sizes });
}
