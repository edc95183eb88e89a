import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

type Inputs = Readonly<Record<'a' | 'b', tf.Tensor>>;

const batchesOf = ({ shape }: tf.Tensor): number[] => shape.slice(0, -2);
const isPlain = (shape: readonly number[]): boolean => shape.every((size) => size === 1);

/** `tf.matMul` of stacks that are broadcast both ways, of which tfjs pairs the wrong ones. */
export const matMulInBatches = (backendName: string): Mended =>
  mendedKernel<Inputs, tf.BatchMatMulAttrs>(tf.BatchMatMul, backendName, {
    wrongFor: ({ a, b }) => {
      const [left, right] = [batchesOf(a), batchesOf(b)];
      return !tf.util.arraysEqual(left, right) && !isPlain(left) && !isPlain(right);
    },
    instead: ({ a, b }, attrs, before) => {
      const batches = tf.broadcast_util.assertAndGetBroadcastShape(batchesOf(a), batchesOf(b));
      const spread = (x: tf.Tensor): tf.Tensor =>
        tf.broadcastTo(x, [...batches, ...x.shape.slice(-2)]);
      return before({ a: spread(a), b: spread(b) }, attrs);
    },
  });
