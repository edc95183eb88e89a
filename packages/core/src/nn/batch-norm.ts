import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';
import { withoutGradient } from '../without-gradient.js';
import { checkChannels, checkEpsilon } from './check-normalization-layer.js';
import { layerOf } from './layer-of.js';
import type { Layer } from './layer.js';
import { normalizeGroups } from './normalize-groups.js';
import { asOptions, scaleAndOffset, type ScaleAndOffset } from './scale-and-offset.js';

/** Options of {@link batchNorm}. */
export interface BatchNormOptions {
  /** Number of channels. */
  readonly channels: number;
  /**
   * Weight of the newest batch in the running statistics; `null` where they are the means over all batches so
   * far, as `None` in PyTorch.
   */
  readonly momentum?: number | null;
  /** Whether it has parameters: a factor and what is added to each channel. */
  readonly affine?: boolean;
  /** Added to the variance, ε. */
  readonly epsilon?: number;
}

/**
 * Batch normalization (Ioffe & Szegedy 2015, "Batch Normalization", Algorithms 1 and 2,
 * https://arxiv.org/abs/1502.03167).
 *
 *     y = γ (x − μ) / √(σ² + ε) + β
 *
 * Keeps the shape `[batch, ..., channels]`. Applied with `train`, μ and σ² are the mean and the
 * variance of each channel over the batch and all places, and the running ones move towards them, the
 * variance by its unbiased estimate: r ← (1 − m) r + m s, with m the `momentum`, or 1 over the number of
 * batches where that is `null`. Else μ and σ² are the running ones, and nothing moves.
 *
 * Its parameters are `weight`, γ, and `bias`, β; its buffers `running_mean`, `running_var` and
 * `num_batches_tracked`, all under the names of PyTorch's `BatchNorm1d` to `BatchNorm3d`.
 *
 * @throws InputError in training on one number a channel, which has no variance.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { batchNorm } from '@gen/core/nn';
 *
 * const layer = batchNorm({ channels: 3 });
 * const x = tf.randomUniform([8, 3]);
 * const y = layer.apply(x, { train: true }); // of mean 0 and variance 1
 * const z = layer.apply(x); // by the running statistics
 * layer.dispose();
 * ```
 */
export function batchNorm({
  channels,
  momentum = 0.1,
  affine = true,
  epsilon = 1e-5,
}: BatchNormOptions): Layer {
  checkCount('batchNorm', 'channels', channels);
  checkEpsilon('batchNorm', epsilon);
  checkMomentum(momentum);
  const variables = scaleAndOffset([channels], affine);
  const running = runningStatistics(channels);
  return layerOf({ ...variables, ...running }, (x, { train = false }) => {
    checkChannels('batchNorm.apply', x.shape, channels);
    if (!train) return tf.tidy(() => normalizeBy(x, running, variables, epsilon));
    const rows = x.size / channels;
    checkRows(rows, x.shape);
    return tf.tidy(() => {
      const flat = tf.reshape(x, [1, rows, channels]);
      follow(running, flat, momentum);
      const options = { groups: channels, epsilon, ...asOptions(variables) };
      return tf.reshape(normalizeGroups(flat, options), x.shape);
    });
  });
}

/** What is known of the batches so far: buffers, under the names of PyTorch. */
type RunningStatistics = ReturnType<typeof runningStatistics>;

const runningStatistics = (
  channels: number,
): Readonly<Record<'running_mean' | 'running_var' | 'num_batches_tracked', Variable>> =>
  tf.tidy(() => ({
    running_mean: tf.variable(tf.zeros([channels]), false),
    running_var: tf.variable(tf.ones([channels]), false),
    num_batches_tracked: tf.variable(tf.scalar(0, 'int32'), false),
  }));

function normalizeBy(
  x: Tensor,
  { running_mean: mean, running_var: variance }: RunningStatistics,
  { weight, bias }: ScaleAndOffset,
  epsilon: number,
): Tensor {
  const precision = tf.rsqrt(tf.add(variance, epsilon));
  const factor = weight === undefined ? precision : tf.mul(precision, weight);
  const shift = tf.neg(tf.mul(mean, factor));
  return tf.add(tf.mul(x, factor), bias === undefined ? shift : tf.add(shift, bias));
}

/** Moves the running statistics towards those of x `[1, rows, channels]`. */
function follow(running: RunningStatistics, x: Tensor, momentum: number | null): void {
  const count = running.num_batches_tracked;
  count.assign(tf.add(count, tf.scalar(1, 'int32')));
  const share = momentum ?? tf.reciprocal(tf.cast(count, 'float32'));
  const move = (statistic: Variable, now: Tensor): void =>
    statistic.assign(tf.add(tf.mul(statistic, tf.sub(1, share)), tf.mul(now, share)));
  const mean = meanOf(x);
  move(running.running_mean, mean);
  move(running.running_var, unbiasedVariance(x, mean));
}

const meanOf = withoutGradient((x: Tensor) => tf.mean(x, [0, 1]));

const unbiasedVariance = withoutGradient((x: Tensor, mean: Tensor) =>
  tf.div(tf.sum(tf.square(tf.sub(x, mean)), [0, 1]), x.shape[1]! - 1),
);

function checkMomentum(momentum: number | null): void {
  if (momentum === null || (momentum >= 0 && momentum <= 1)) return;
  throw new InputError({
    callee: 'batchNorm',
    argument: 'momentum',
    expected: 'a number from 0 to 1, or null',
    got: `${momentum}`,
  });
}

/** Throws an {@link InputError} unless there are rows enough for a variance. */
function checkRows(rows: number, shape: Shape): void {
  if (rows > 1) return;
  throw new InputError({
    callee: 'batchNorm.apply',
    argument: 'x',
    expected: 'more than one number a channel in training',
    got: `shape [${shape}]`,
    remedy: 'Train on larger batches, or apply the layer without `train`.',
  });
}
