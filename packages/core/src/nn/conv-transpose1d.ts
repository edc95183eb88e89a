import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { affineLayer } from './affine-layer.js';
import { affineVariables, checkAffine } from './affine-variables.js';
import { checkGroups, checkSequences, type ConvOptions, type Pair } from './conv-geometry.js';
import { checkOutputPadding, enlarged } from './conv-transpose2d.js';
import { alongWidth, type ConvGeometry1D } from './conv1d.js';
import { convolveTransposed } from './convolve.js';
import type { FunctionalLayer } from './functional-layer.js';
import { kernelLayout } from './kernel-layout.js';

/** Options of {@link convTranspose1d}. */
export interface ConvTranspose1DOptions extends ConvOptions, ConvGeometry1D {
  /** Elements that are left out at both ends of the output, or `'same'`: length · stride are left. */
  readonly padding?: number | 'same';
  /** Elements added at the end of the output, fewer than `stride`; none for `'same'`. */
  readonly outputPadding?: number;
}

/**
 * A transposed convolution over sequences: the gradient of {@link conv1d} with respect to its input,
 * which brings a short sequence to a long one.
 *
 *     y[n, s i + d k − p, o] += x[n, i, c] · W[k, o, c],   then + b[o]
 *
 * Maps `[batch, length, inputs]` to `[batch, length′, outputs]` with
 * length′ = (length − 1) stride − 2 padding + dilation (kernel − 1) + 1 + outputPadding, as in PyTorch,
 * or length · stride for `padding: 'same'`. Without `padding` there is none.
 *
 * Its parameters are `weight`, W `[kernelSize, outputs / groups, inputs]` in memory and
 * `[inputs, outputs / groups, kernelSize]` in a state dict, and `bias` `[outputs]`: PyTorch's
 * `ConvTranspose1d`.
 *
 * @throws InputError where sizes are no counts, groups do not divide inputs and outputs, or
 * `outputPadding` is not less than the stride.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { convTranspose1d } from '@gen/core/nn';
 *
 * const shape = { kernelSize: 4, stride: 2, padding: 1 };
 * const layer = convTranspose1d({ inputs: 8, outputs: 4, ...shape, key: key(0) });
 * const y = layer.apply(tf.zeros([2, 50, 8])); // [2, 100, 4]
 * layer.dispose();
 * ```
 */
export function convTranspose1d(options: ConvTranspose1DOptions): FunctionalLayer {
  const { inputs, outputs, kernelSize, groups = 1, stride = 1, outputPadding = 0 } = options;
  checkAffine('convTranspose1d', options);
  checkGroups('convTranspose1d', options);
  const along = alongWidth('convTranspose1d', options);
  const placement = { ...along, stride: [1, stride] as const };
  const extra: Pair = [0, outputPadding];
  checkOutputPadding('convTranspose1d', placement, extra);
  const fans = { fanIn: (outputs / groups) * kernelSize, fanOut: (inputs / groups) * kernelSize };
  const variables = affineVariables([kernelSize, outputs / groups, inputs], fans, options);
  kernelLayout(variables.weight);

  const linear = (x: Tensor, weight: Tensor): Tensor => {
    checkSequences('convTranspose1d.apply', x.shape, inputs);
    const size = enlarged([1, x.shape[1]!], placement, extra);
    const [images, kernel] = [tf.expandDims(x, 1), tf.expandDims(weight, 0)];
    return tf.squeeze(convolveTransposed(images, kernel, placement, groups, size), [1]);
  };
  return { ...affineLayer(variables, linear), outputAxis: 1 };
}
