import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

type Inputs = Readonly<Record<'x' | 'alpha', tf.Tensor>>;

/** `tf.prelu` on WASM, which tfjs computes as if alpha were repeated along the first axes alone. */
export const prelu = mendedKernel<Inputs>(tf.Prelu, 'wasm', {
  wrongFor: ({ x, alpha }) => !endsWith(x.shape, alpha.shape),
  instead: ({ x, alpha }, _, before) => {
    const shape = tf.broadcast_util.assertAndGetBroadcastShape(x.shape, alpha.shape);
    return before({ x: tf.broadcastTo(x, shape), alpha: tf.broadcastTo(alpha, shape) });
  },
});

const endsWith = (shape: readonly number[], end: readonly number[]): boolean =>
  end.every((size, i) => size === shape[shape.length - end.length + i]);
