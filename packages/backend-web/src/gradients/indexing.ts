import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';
import { zeros } from './zeros.js';

/** Of `gather`: the sum of dy over the places that each element was taken to. */
const gather = gradientOf<tf.GatherV2Attrs>(
  tf.GatherV2,
  { inputs: ['x', 'indices'] },
  (dy, [x, indices], { axis, batchDims = 0 }) => ({
    x: () => {
      const at = tf.util.parseAxisParam(axis, x!.shape)[0]!;
      const size = (shape: readonly number[]): number => tf.util.sizeFromShape([...shape]);
      const [batch, outer] = [
        size(x!.shape.slice(0, batchDims)),
        size(x!.shape.slice(batchDims, at)),
      ];
      const [length, inner] = [x!.shape[at]!, size(x!.shape.slice(at + 1))];
      const count = indices!.size / batch;
      const rows = swapMiddle(tf.reshape(dy, [batch, outer, count, inner]));
      const ids = segmentsOf(tf.reshape(indices!, [batch, count]), length);
      const sums = tf.unsortedSegmentSum(
        tf.reshape(rows, [batch * count, outer * inner]),
        tf.reshape<tf.Rank.R1>(ids, [batch * count]),
        batch * length,
      );
      return tf.reshape(swapMiddle(tf.reshape(sums, [batch, length, outer, inner])), x!.shape);
    },
  }),
);

const swapMiddle = (x: tf.Tensor): tf.Tensor => {
  const [a, b, c, d] = x.shape as [number, number, number, number];
  return b === 1 || c === 1 ? tf.reshape(x, [a, c, b, d]) : tf.transpose(x, [0, 2, 1, 3]);
};

/** Indices within each row of a batch, as segments of all rows; −1 where they are out of range. */
function segmentsOf(indices: tf.Tensor, length: number): tf.Tensor {
  const batch = indices.shape[0]!;
  if (batch === 1) return indices;
  const inside = tf.logicalAnd(tf.greaterEqual(indices, 0), tf.less(indices, length));
  const first = tf.reshape(tf.range(0, batch * length, length, 'int32'), [batch, 1]);
  return tf.where(inside, tf.add(indices, first), tf.scalar(-1, 'int32'));
}

/** Of sums over segments: dy of the segment that an element was added to. */
const unsortedSegmentSum = gradientOf<tf.UnsortedSegmentSumAttrs>(
  tf.UnsortedSegmentSum,
  { inputs: ['segmentIds'] },
  (dy, [ids], { numSegments }) => ({
    x: () => {
      const inside = tf.logicalAnd(tf.greaterEqual(ids!, 0), tf.less(ids!, numSegments));
      const rows = tf.gather(dy, tf.clipByValue(ids!, 0, numSegments - 1));
      const shape = [...ids!.shape, ...dy.shape.slice(1).map(() => 1)];
      return tf.mul(rows, tf.cast(tf.reshape(inside, shape), 'float32'));
    },
  }),
);

const gatherNd = gradientOf(tf.GatherNd, { inputs: ['params', 'indices'] }, (dy, saved) => {
  const [params, indices] = saved as [tf.Tensor, tf.Tensor];
  return { params: () => tf.scatterND(indices, dy, params.shape) };
});

const scatterNd = gradientOf(tf.ScatterNd, { inputs: ['indices'] }, (dy, [indices]) => ({
  updates: () => tf.gatherND(dy, indices!),
}));

const tensorScatterUpdate = gradientOf(
  tf.TensorScatterUpdate,
  { inputs: ['indices', 'updates'] },
  (dy, [indices, updates]) => ({
    tensor: () => tf.tensorScatterUpdate(dy, indices!, zeros(updates!.shape)),
    updates: () => tf.gatherND(dy, indices!),
  }),
);

/** `tf.tensorScatterUpdate` into a tensor of its own. */
export function updated(tensor: tf.Tensor, indices: tf.Tensor, updates: tf.Tensor): tf.Tensor {
  const ones = tf.ones(updates.shape);
  const there = tf.greater(tf.scatterND(indices, ones, tensor.shape), 0);
  return tf.where(there, tf.scatterND(indices, updates, tensor.shape), tensor);
}

const sparseToDense = gradientOf(
  tf.SparseToDense,
  { inputs: ['sparseIndices', 'sparseValues'] },
  (dy, [indices, values]) => {
    const taken = (): tf.Tensor =>
      tf.gatherND(dy, indices!.rank === 2 ? indices! : tf.reshape(indices!, [-1, 1]));
    return {
      sparseValues: () =>
        values!.rank === 0 ? tf.sum(taken()) : tf.reshape(taken(), values!.shape),
      defaultValue: () => tf.sub(tf.sum(dy), tf.sum(taken())),
    };
  },
);

/** Of the largest k: dy at the places where they were; so too of sorting, which is k = all. */
const topK = gradientOf<unknown, tf.Tensor[]>(
  tf.TopK,
  { inputs: ['x'], outputs: [false, true] },
  ([dy], [x, indices]) => ({
    x: () => {
      const length = x!.shape[x!.rank - 1]!;
      const rows = x!.size / length;
      const k = indices!.shape[x!.rank - 1]!;
      const ids = segmentsOf(tf.reshape(indices!, [rows, k]), length);
      const sums = tf.unsortedSegmentSum(
        tf.reshape<tf.Rank.R1>(dy!, [rows * k]),
        tf.reshape<tf.Rank.R1>(ids, [rows * k]),
        rows * length,
      );
      return tf.reshape(sums, x!.shape);
    },
  }),
);

interface BincountAttrs {
  readonly size: number;
  readonly binaryOutput?: boolean;
}

/** Of sums by bin, in the weights: dy of the bin. */
const bincount = (kernelName: string): tf.GradConfig =>
  gradientOf<BincountAttrs>(
    kernelName,
    { inputs: ['x', 'weights'] },
    (dy, [x, weights], attrs) => ({
      weights: () => {
        if (attrs.binaryOutput === true) return zeros(weights!.shape);
        const rows = x!.rank === 2 ? x!.shape[0]! : 1;
        const ids = segmentsOf(tf.reshape(x!, [rows, -1]), attrs.size);
        const flat = tf.reshape<tf.Rank.R1>(ids, [x!.size]);
        return tf.reshape(tf.gather(tf.reshape(dy, [rows * attrs.size]), flat), weights!.shape);
      },
    }),
  );

/** Gradients of what takes and puts elements by index. */
export const indexingGradients: readonly tf.GradConfig[] = [
  bincount(tf.Bincount),
  gather,
  gatherNd,
  scatterNd,
  sparseToDense,
  tensorScatterUpdate,
  topK,
  unsortedSegmentSum,
];
