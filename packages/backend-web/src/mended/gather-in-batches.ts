import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

type Inputs = Readonly<Record<'x' | 'indices', tf.Tensor>>;

/** `tf.gather` on WASM, which takes the indices of the first batch for those of the others. */
export const gatherInBatches = mendedKernel<Inputs, tf.GatherV2Attrs>(tf.GatherV2, 'wasm', {
  wrongFor: (_, { batchDims }) => batchDims > 0,
  instead: ({ x, indices }, { axis, batchDims }, before) => {
    const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
    const info = tf.backend_util.segment_util.collectGatherOpShapeInfo(
      x,
      indices,
      along,
      batchDims,
    );
    const { batchSize, outerSize, dimSize, sliceSize, outputShape } = info;
    // [batch, outer, size, slice] → [batch · size, outer, slice], a table of rows.
    const rows = tf.transpose(
      tf.reshape(x, [batchSize, outerSize, dimSize, sliceSize]),
      [0, 2, 1, 3],
    );
    const table = tf.reshape(rows, [batchSize * dimSize, outerSize, sliceSize]);
    const chosen = tf.reshape(indices, [batchSize, indices.size / Math.max(1, batchSize)]);
    const first = tf.mul(tf.range(0, batchSize, 1, 'int32'), tf.scalar(dimSize, 'int32'));
    // Checked for their range by the engine's kernel, one batch after another.
    const checked = before({ x: tf.range(0, dimSize, 1, 'int32'), indices: chosen }, inRange);
    const places = tf.add(checked, tf.expandDims(first, 1));
    // [batch, count, outer, slice]
    const taken = before({ x: table, indices: places }, inRange);
    return tf.reshape(tf.transpose(taken, [0, 2, 1, 3]), outputShape);
  },
});

const inRange = { axis: 0, batchDims: 0 };
