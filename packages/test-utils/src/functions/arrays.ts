import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Functions } from '../derivative-laws.js';

const ints = (values: number[], shape?: number[]): Tensor => tf.tensor(values, shape, 'int32');

const squared =
  (f: (x: Tensor) => Tensor) =>
  (x: Tensor): Tensor =>
    tf.square(f(x));

/** x at an index per row, by a one-hot mask. */
const at = (x: Tensor, index: Tensor): Tensor => tf.sum(tf.mul(x, tf.oneHot(index, 4)), 1);

/** Where a condition on rows holds the square of a row's sum, else its product. */
const byRow = (x: Tensor, condition: Tensor): Tensor =>
  tf.where(condition, tf.square(tf.sum(x, 1)), tf.prod(x, 1));

/** Functions that reduce, move, take and multiply elements of arrays. */
export const arrayFunctions: Functions = {
  sum: squared((x) => tf.sum(x, [0, 2])),
  mean: squared((x) => tf.mean(x, 1)),
  max: (x: Tensor) => tf.mul(tf.max(x, 1), tf.sum(x, 1)),
  min: squared((x) => tf.min(x, [0, 2])),
  prod: (x: Tensor) => tf.prod(x, 1),
  prodOfZeros: (x: Tensor) => tf.prod(x, 1),
  logSumExp: (x: Tensor) => tf.logSumExp(x, [0, 2]),
  norm: (x: Tensor) => tf.norm(x, 2, -1),
  moments: (x: Tensor) => {
    const { mean, variance } = tf.moments(x, 1);
    return tf.mul(mean, variance);
  },
  any: (x: Tensor) => byRow(x, tf.any(tf.greater(x, 1), 1)),
  all: (x: Tensor) => byRow(x, tf.all(tf.greater(x, -1), 1)),
  softmax: (x: Tensor) => tf.softmax(x),
  logSoftmax: (x: Tensor) => tf.logSoftmax(x),
  cumsum: squared((x) => tf.cumsum(x, 1)),
  cumsumExclusiveReverse: squared((x) => tf.cumsum(x, 0, true, true)),
  cumsumReverseLast: squared((x) => tf.cumsum(x, 2, false, true)),
  cumprod: (x: Tensor) => tf.cumprod(x, 1),
  cumprodOfZeros: (x: Tensor) => tf.cumprod(x, 0),
  cumprodExclusive: (x: Tensor) => tf.cumprod(x, 1, true),
  cumprodReverse: (x: Tensor) => tf.cumprod(x, 0, false, true),
  cumprodExclusiveReverse: (x: Tensor) => tf.cumprod(x, 1, true, true),

  reshape: squared((x) => tf.reshape(x, [4, 6])),
  expandDims: squared((x) => tf.expandDims(x, 1)),
  transpose: squared((x) => tf.transpose(x, [2, 0, 1])),
  reverse: squared((x) => tf.reverse(x, [0, 2])),
  pad: (x: Tensor2D) =>
    tf.square(
      tf.pad(
        x,
        [
          [1, 0],
          [0, 2],
        ],
        0.5,
      ),
    ),
  mirrorPadReflect: (x: Tensor2D) =>
    tf.square(
      tf.mirrorPad(
        x,
        [
          [1, 1],
          [2, 1],
        ],
        'reflect',
      ),
    ),
  mirrorPadSymmetric: (x: Tensor2D) =>
    tf.square(
      tf.mirrorPad(
        x,
        [
          [2, 0],
          [1, 3],
        ],
        'symmetric',
      ),
    ),
  tile: squared((x) => tf.tile(x, [2, 1, 3])),
  tileRank5: squared((x) => tf.tile(x, [1, 2, 1, 1, 2])),
  broadcastTo: squared((x) => tf.broadcastTo(x, [2, 3, 2])),
  slice: squared((x) => tf.slice(x, [0, 1, 1], [2, 2, 2])),
  stridedSlice: squared((x) => tf.stridedSlice(x, [1, 0, 3], [2, 3, 0], [1, 2, -2], 0, 0, 0, 0, 1)),
  stridedSliceNewAxis: squared((x) =>
    tf.stridedSlice(x, [0, 0, 1], [2, 1, 4], [1, 1, 2], 0, 0, 0, 2),
  ),
  concat: (a: Tensor, b: Tensor) => tf.square(tf.concat([a, b], 1)),
  stack: (a: Tensor, b: Tensor) => tf.square(tf.stack([a, b], 1)),
  unstack: (x: Tensor) => {
    const [first, , third] = tf.unstack(x, 1);
    return tf.mul(tf.square(first!), third!);
  },
  split: (x: Tensor) => {
    const [first, rest] = tf.split(x, [1, 2], 1);
    return tf.mul(first!, tf.square(rest!));
  },
  depthToSpace: (x: Tensor4D) => tf.square(tf.depthToSpace(x, 2)),
  spaceToBatchND: squared((x) =>
    tf.spaceToBatchND(
      x,
      [2, 2],
      [
        [1, 0],
        [0, 1],
      ],
    ),
  ),
  batchToSpaceND: squared((x) =>
    tf.batchToSpaceND(
      x,
      [2, 2],
      [
        [1, 0],
        [0, 1],
      ],
    ),
  ),
  diag: squared((x) => tf.diag(x)),
  flipLeftRight: (x: Tensor4D) => tf.square(tf.image.flipLeftRight(x)),
  bandPart: squared((x) => tf.linalg.bandPart(x, -1, 0)),

  gather: squared((x) => tf.gather(x, ints([2, 0, 2]))),
  gatherAxis: squared((x) => tf.gather(x, ints([2, 0, 1, 2], [2, 2]), 1)),
  gatherBatch: squared((x) => tf.gather(x, ints([2, 0, 1, 1], [2, 2]), 1, 1)),
  gatherNd: squared((x) => tf.gatherND(x, ints([1, 2, 0, 1, 1, 2], [3, 2]))),
  gatherNdSlices: squared((x) => tf.gatherND(x, ints([2, 0, 2], [3, 1]))),
  scatterNd: squared((x) => tf.scatterND(ints([1, 3, 1], [3, 1]), x, [4, 2])),
  tensorScatterUpdate: (a: Tensor, b: Tensor) =>
    tf.square(tf.tensorScatterUpdate(a, ints([2, 0], [2, 1]), b)),
  sparseToDense: squared((x) => tf.sparseToDense(ints([1, 3]), x, [5], 0)),
  unsortedSegmentSum: squared((x) => tf.unsortedSegmentSum(x, ints([2, 0, 2, 1]) as Tensor1D, 3)),
  topk: squared((x) => tf.topk(x, 2).values),
  sort: squared((x) => tf.topk(x, 5).values),
  argMax: squared((x) => at(x, tf.argMax(x, 1))),
  argMin: squared((x) => at(x, tf.argMin(x, 1))),
  bincount: (x: Tensor1D) => tf.square(tf.bincount(ints([1, 3, 1]) as Tensor1D, x, 4)),

  matMul: (a: Tensor, b: Tensor) => tf.matMul(a, b),
  matMulTransposed: (a: Tensor, b: Tensor) => tf.square(tf.matMul(a, b, true, true)),
  matMulBatch: (a: Tensor, b: Tensor) => tf.matMul(a, b, false, true),
  matMulBroadcast: (a: Tensor, b: Tensor) => tf.matMul(a, b),
  matMulBroadcastRank2: (a: Tensor, b: Tensor) => tf.matMul(a, b),
  matMulBroadcastTransposed: (a: Tensor, b: Tensor) => tf.matMul(a, b, true, true),
  dot: tf.dot,
  outerProduct: tf.outerProduct,
  einsum: (a: Tensor, b: Tensor) => tf.einsum('bqd,bkd->bqk', a, b),
  einsumSummed: (a: Tensor, b: Tensor) => tf.einsum('abc,cd->db', a, b),
  einsumOuter: (a: Tensor, b: Tensor) => tf.einsum('i,j->ji', a, b),
  einsumOne: squared((a) => tf.einsum('ijk->ki', a)),

  huberLoss: (a: Tensor, b: Tensor) => tf.losses.huberLoss(a, b),
  meanSquaredError: (a: Tensor, b: Tensor) => tf.losses.meanSquaredError(a, b),
  sigmoidCrossEntropy: (x: Tensor) => tf.losses.sigmoidCrossEntropy(tf.tensor([1, 0, 1]), x),
  cosineDistance: (a: Tensor, b: Tensor) => tf.losses.cosineDistance(a, b, 1),
  batchNorm: (x: Tensor, mean: Tensor1D, variance: Tensor1D, offset: Tensor1D, scale: Tensor1D) =>
    tf.batchNorm(x, mean, variance, offset, scale, 1e-3),
};
