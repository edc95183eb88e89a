import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { drawBernoulli } from '../random/draw-bernoulli.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { layerOf } from './layer-of.js';
import type { Layer } from './layer.js';

/** Options of {@link dropout} and {@link channelDropout}. */
export interface DropoutOptions {
  /** Probability of a zero, in [0, 1). */
  readonly rate?: number;
}

/**
 * Sets elements to zero at random in training, and leaves them alone else (Srivastava et al. 2014,
 * "Dropout", Section 4, https://jmlr.org/papers/v15/srivastava14a.html; scaled in training, as
 * everywhere today).
 *
 *     y = x b / (1 − rate),   b ~ Bernoulli(1 − rate)
 *
 * A layer without variables: applied with `train` it needs a `key`, and draws the same zeros for the
 * same key. PyTorch's `Dropout`.
 *
 * @throws InputError where it trains and is given no key.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { dropout } from '@gen/core/nn';
 *
 * const layer = dropout({ rate: 0.2 });
 * const x = tf.ones([4, 3]);
 * const y = layer.apply(x, { train: true, key: key(0) }); // of 0 and 1.25
 * const z = layer.apply(x); // x
 * ```
 */
export const dropout = (options: DropoutOptions = {}): Layer =>
  dropoutOf('dropout', options, (shape) => shape);

/**
 * Sets whole channels of an example to zero at random in training, and leaves them alone else: what
 * neighbouring places share is not undone by them (Tompson et al. 2015, "Efficient Object
 * Localization Using Convolutional Networks", Section 3.2, https://arxiv.org/abs/1411.4280).
 *
 * {@link dropout} with one draw for all places of a channel of `[batch, ..., channels]`. PyTorch's
 * `Dropout1d` to `Dropout3d`.
 *
 * @throws InputError where it trains and is given no key.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { channelDropout } from '@gen/core/nn';
 *
 * const layer = channelDropout({ rate: 0.5 });
 * const y = layer.apply(tf.ones([2, 4, 4, 8]), { train: true, key: key(0) }); // maps of 0 or 2
 * ```
 */
export const channelDropout = (options: DropoutOptions = {}): Layer =>
  dropoutOf('channelDropout', options, (shape) =>
    shape.map((size, axis) => (axis === 0 || axis === shape.length - 1 ? size : 1)),
  );

function dropoutOf(
  callee: string,
  { rate = 0.5 }: DropoutOptions,
  drawn: (shape: Shape) => Shape,
): Layer {
  checkRate(callee, 'rate', rate);
  return layerOf({}, (x, { train = false, key }) => {
    if (!train || rate === 0) return tf.clone(x);
    if (key === undefined) throw noKey(callee);
    return tf.tidy(() => tf.mul(x, factors(key, drawn(x.shape), 1 - rate)));
  });
}

/** 0, or 1 / keep with probability keep. */
const factors = (key: Key, shape: Shape, keep: number): Tensor =>
  tf.div(drawBernoulli(key, tf.scalar(keep), shape), keep);

/** Throws an {@link InputError} unless a rate is that of a dropout. */
export function checkRate(callee: string, argument: string, rate: number): void {
  if (rate >= 0 && rate < 1) return;
  throw new InputError({
    callee,
    argument,
    expected: 'a probability below 1',
    got: `${rate}`,
    remedy: 'It is the share that becomes zero.',
  });
}

/** The error of a layer that draws in training, and is given no key. */
export const noKey = (callee: string): InputError =>
  new InputError({
    callee: `${callee}.apply`,
    argument: 'key',
    expected: 'a key in training',
    got: 'none',
    remedy: 'Apply the network with { train: true, key }.',
  });
