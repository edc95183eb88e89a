import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { withoutGradient } from '../without-gradient.js';

/**
 * Makes a draw of a shape element by element, flat: `draw` gets the number of elements and the
 * parameters in float32, each a scalar or of shape `[size]`.
 *
 * No gradient passes: that of every parameter is zero, and nothing that `draw` does is recorded.
 */
export function drawElementwise(
  shape: Shape,
  parameters: readonly Parameter[],
  draw: (size: number, ...parameters: Tensor[]) => Tensor,
): Tensor {
  const size = tf.util.sizeFromShape([...shape]);
  return drawOffTape(parameters, (...tensors) => {
    if (size === 0) return tf.zeros([...shape]);
    const flat = tensors.map((parameter) => flatten(parameter, shape, size));
    return tf.reshape(draw(size, ...flat), [...shape]);
  });
}

/** Runs a draw off the tape, with parameters in float32: the gradient of each of them is zero. */
export function drawOffTape(
  parameters: readonly Parameter[],
  draw: (...parameters: Tensor[]) => Tensor,
): Tensor {
  return tf.tidy(() => {
    if (parameters.length === 0) return draw();
    const tensors = parameters.map((x) => (typeof x === 'number' ? tf.scalar(x) : x));
    const inFloat = (...xs: Tensor[]): Tensor => draw(...xs.map((x) => tf.cast(x, 'float32')));
    return withoutGradient(inFloat)(...tensors);
  });
}

const flatten = (parameter: Tensor, shape: Shape, size: number): Tensor =>
  parameter.size === 1
    ? tf.reshape(parameter, [])
    : tf.reshape(tf.broadcastTo(parameter, [...shape]), [size]);
