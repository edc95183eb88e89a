import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';
import { indices } from './window-axes.js';

/** Attributes of `tf.image.resizeBilinear` and `resizeNearestNeighbor`, and of their gradients. */
export interface ResizeAttrs {
  /** Whether the centres of the corner pixels stay. */
  readonly alignCorners: boolean;
  /** Whether pixels have their centres at halves. */
  readonly halfPixelCenters: boolean;
}

/** A gradient of resizing is linear in dy, and its adjoint resizes. */
const ofGradient = (kernelName: string, resize: string): tf.GradConfig =>
  gradientOf<ResizeAttrs>(kernelName, { inputs: ['dy'] }, (g, [dy], attrs) => {
    const { alignCorners, halfPixelCenters } = attrs;
    const size = [dy!.shape[1]!, dy!.shape[2]!];
    const all = { alignCorners, halfPixelCenters, size };
    return { dy: () => tf.engine().runKernel(resize, { images: g }, all) };
  });

/** How a pixel is made of those near by. */
export type Interpolation = 'bilinear' | 'nearest';

/** The gradient of resizing, by a matrix for each axis. */
export function resizeGradient(
  kind: Interpolation,
  dy: tf.Tensor,
  shape: readonly number[],
  attrs: ResizeAttrs,
): tf.Tensor {
  const [batch, height, width, channels] = shape as [number, number, number, number];
  const [, rows, columns] = dy.shape as [number, number, number, number];
  const byRows = tf.tile(matrix(kind, height, rows, attrs), [batch, 1, 1]);
  const high = tf.matMul(byRows, tf.reshape(dy, [batch, rows, columns * channels]));
  const byColumns = tf.tile(matrix(kind, width, columns, attrs), [batch * height, 1, 1]);
  const wide = tf.matMul(byColumns, tf.reshape(high, [batch * height, columns, channels]));
  return tf.reshape(wide, [batch, height, width, channels]);
}

/** The share of input i in output j, as [1, inputs, outputs]. */
function matrix(
  kind: Interpolation,
  inputs: number,
  outputs: number,
  attrs: ResizeAttrs,
): tf.Tensor {
  const shares = new Float32Array(inputs * outputs);
  for (const j of indices(outputs)) {
    const at = placeOf(kind, j, inputs, outputs, attrs);
    const below = Math.min(Math.floor(at), inputs - 1);
    const above = Math.min(below + 1, inputs - 1);
    shares[below * outputs + j]! += 1 - (at - below);
    shares[above * outputs + j]! += at - below;
  }
  return tf.tensor(shares, [1, inputs, outputs]);
}

/** Where among the inputs output j is, as the kernels of TensorFlow place it. */
function placeOf(
  kind: Interpolation,
  j: number,
  inputs: number,
  outputs: number,
  { alignCorners, halfPixelCenters }: ResizeAttrs,
): number {
  const aligned = alignCorners && outputs > 1;
  const scale = aligned ? (inputs - 1) / (outputs - 1) : inputs / outputs;
  const centre = halfPixelCenters ? (j + 0.5) * scale : j * scale;
  const at =
    kind === 'bilinear'
      ? centre - (halfPixelCenters ? 0.5 : 0)
      : Math.floor(alignCorners ? centre + 0.5 : centre);
  return Math.max(0, Math.min(inputs - 1, at));
}

/** Gradients of gradients of resizing. */
export const resizeGradients: readonly tf.GradConfig[] = [
  ofGradient(tf.ResizeBilinearGrad, tf.ResizeBilinear),
  ofGradient(tf.ResizeNearestNeighborGrad, tf.ResizeNearestNeighbor),
];
