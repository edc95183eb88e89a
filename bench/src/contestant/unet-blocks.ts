import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D, Variable } from '@tensorflow/tfjs-core';

/** Variables of a block by name. */
export type Variables = Readonly<Record<string, Variable>>;

/** What may be computed in more than one way. */
export interface BlockOps {
  /** Normalizes groups of channels of `[batch, height, width, channels]`, scales and shifts. */
  readonly groupNorm: (x: Tensor4D, scale: Tensor, shift: Tensor) => Tensor4D;
  /** x σ(x). */
  readonly silu: <T extends Tensor>(x: T) => T;
  /** softmax(q kᵀ / √d) v for `[batch, pixels, d]`. */
  readonly attention: (q: Tensor3D, k: Tensor3D, v: Tensor3D) => Tensor3D;
}

/** Kernels as the engine has them: [height, width, in, out]. */
export const toEngine = (tensor: Tensor): Tensor =>
  tensor.rank === 4 ? tf.transpose(tensor, [2, 3, 1, 0]) : tf.clone(tensor);

/** The variables whose names begin with a path, without it. */
export const within = (p: Variables, path: string): Variables =>
  Object.fromEntries(
    Object.entries(p)
      .filter(([name]) => name.startsWith(`${path}.`))
      .map(([name, variable]) => [name.slice(path.length + 1), variable]),
  );

/** x W + b for rows. */
export const linear = (p: Variables, name: string, x: Tensor): Tensor =>
  tf.add(
    tf.matMul(x as Tensor2D, p[`${name}.weight`] as Tensor as Tensor2D, false, true),
    p[`${name}.bias`]!,
  );

/** A convolution of the size of the image, or of 1 in `stride` pixels each way. */
export const convolved = (p: Variables, name: string, x: Tensor4D, stride = 1): Tensor4D =>
  tf.add(
    tf.conv2d(x, p[`${name}.weight`] as Tensor as Tensor4D, stride, 'same'),
    p[`${name}.bias`]!,
  );

/** SiLU of the normalized image. */
export const activated = (ops: BlockOps, p: Variables, name: string, x: Tensor4D): Tensor4D =>
  ops.silu(ops.groupNorm(x, p[`${name}.weight`]!, p[`${name}.bias`]!));

/** Norm, SiLU and convolution, twice, the step's embedding between them, and the way around. */
export function residual(ops: BlockOps, p: Variables, x: Tensor4D, time: Tensor): Tensor4D {
  const shift = tf.reshape(linear(p, 'time', ops.silu(time)), [x.shape[0], 1, 1, -1]);
  const h = tf.add<Tensor4D>(convolved(p, 'conv1', activated(ops, p, 'norm1', x)), shift);
  const around = 'shortcut.weight' in p ? convolved(p, 'shortcut', x) : x;
  return tf.add(around, convolved(p, 'conv2', activated(ops, p, 'norm2', h)));
}

/** Norm, one head over all pixels, and the way around. */
export function attend(ops: BlockOps, p: Variables, x: Tensor4D): Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const h = tf.reshape(ops.groupNorm(x, p['norm.weight']!, p['norm.bias']!), [-1, channels]);
  const pixels = (name: string): Tensor3D =>
    tf.reshape(linear(p, name, h), [batch, height * width, channels]);
  const mixed = ops.attention(pixels('query'), pixels('key'), pixels('value'));
  return tf.add(x, tf.reshape(linear(p, 'output', tf.reshape(mixed, [-1, channels])), x.shape));
}
