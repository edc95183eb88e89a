import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { split } from '../random/split.js';
import { relu } from './activations.js';
import type { AffineOptions } from './affine-options.js';
import { batchNorm } from './batch-norm.js';
import { compound } from './compound.js';
import { conv2d } from './conv2d.js';
import type { Layer, Network } from './layer.js';
import { sequential } from './sequential.js';

/** Options of {@link basicBlock}. */
export interface BasicBlockOptions extends Pick<
  AffineOptions,
  'inputs' | 'outputs' | 'key' | 'weightInitializer'
> {
  /** Steps of the first convolution along height and width. */
  readonly stride?: number;
  /** What follows the first convolution and the sum. */
  readonly activation?: (x: Tensor) => Tensor;
  /** Makes a normalization of so many channels, after each convolution. */
  readonly normalization?: (channels: number) => Network;
}

/**
 * The block of two convolutions that residual networks for images are made of (He et al. 2016, "Deep
 * Residual Learning for Image Recognition", Figure 2 and Section 3.3,
 * https://arxiv.org/abs/1512.03385).
 *
 *     y = f(n₂(W₂ * f(n₁(W₁ * x))) + x),   or + n₃(W₃ * x) where the shape changes
 *
 * Maps `[batch, height, width, inputs]` to `[batch, ⌈height / stride⌉, ⌈width / stride⌉, outputs]`.
 * Paths are those of torchvision's `BasicBlock`: `conv1`, `bn1`, `conv2`, `bn2` and, where the shape
 * changes, `downsample.0` and `downsample.1`; `bn1` is any normalization.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { basicBlock, sequential } from '@gen/core/nn';
 *
 * const [first, second] = split(key(0));
 * const stage = sequential([
 *   basicBlock({ inputs: 16, outputs: 32, stride: 2, key: first }),
 *   basicBlock({ inputs: 32, outputs: 32, key: second }),
 * ]);
 * const y = stage.apply(tf.zeros([2, 8, 8, 16]), { train: true }); // [2, 4, 4, 32]
 * stage.dispose();
 * ```
 */
export function basicBlock({
  inputs,
  outputs,
  key,
  stride = 1,
  activation = relu,
  normalization = (channels) => batchNorm({ channels }),
  ...initializer
}: BasicBlockOptions): Layer {
  const [first, second, third] = split(key, 3);
  const common = { outputs, bias: false, ...initializer };
  const changes = stride !== 1 || inputs !== outputs;
  return compound(
    {
      conv1: conv2d({ ...common, inputs, kernelSize: 3, stride, padding: 1, key: first }),
      bn1: normalization(outputs),
      conv2: conv2d({ ...common, inputs: outputs, kernelSize: 3, padding: 1, key: second }),
      bn2: normalization(outputs),
      downsample: sequential(
        changes
          ? [
              conv2d({ ...common, inputs, kernelSize: 1, stride, key: third }),
              normalization(outputs),
            ]
          : [],
      ),
      activation,
    },
    (x, { conv1, bn1, conv2, bn2, downsample, activation: f }) =>
      f(tf.add(bn2(conv2(f(bn1(conv1(x))))), downsample(x))),
  );
}
