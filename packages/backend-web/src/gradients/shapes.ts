import * as tf from '@tensorflow/tfjs-core';
import { around } from './around.js';
import { comb, uncomb, type Comb } from './comb.js';
import { gradientOf } from './gradient-of.js';

/** Of repetition: the sum over the repetitions, axis by axis, at any rank. */
const tile = gradientOf<tf.TileAttrs>(tf.Tile, { inputs: ['x'] }, (dy, [x], { reps }) => ({
  x: () => {
    const summed = reps.reduce((y, times, axis) => {
      if (times === 1) return y;
      const [outer, , inner] = around(y.shape, axis);
      const size = x!.shape[axis]!;
      return tf.reshape(
        tf.sum(tf.reshape(y, [outer, times, size * inner]), 1),
        y.shape.map((each, i) => (i === axis ? size : each)),
      );
    }, dy);
    return tf.reshape(summed, x!.shape);
  },
}));

/** Of padding by mirror images: they are turned back and added to what they show. */
const mirrorPad = gradientOf<tf.MirrorPadAttrs>(
  tf.MirrorPad,
  { inputs: ['x'] },
  (dy, [x], { paddings, mode }) => ({
    x: () =>
      paddings.reduce<tf.Tensor>((y, padding, axis) => {
        const size = x!.shape[axis]!;
        return folded(y, { axis, size, padding, gap: mode === 'reflect' ? 1 : 0 });
      }, dy),
  }),
);

interface Fold {
  readonly axis: number;
  readonly size: number;
  readonly padding: readonly [number, number];
  /** Elements at the border that have no image. */
  readonly gap: number;
}

function folded(dy: tf.Tensor, { axis, size, padding: [before, after], gap }: Fold): tf.Tensor {
  const part = (start: number, count: number): tf.Tensor =>
    comb(dy, { axis, start, count, step: 1 });
  const back = (image: tf.Tensor, start: number): tf.Tensor =>
    uncomb(tf.reverse(image, axis), { axis, start, count: 0, step: 1 }, size);
  const parts = [part(before, size)];
  if (before > 0) parts.push(back(part(0, before), gap));
  if (after > 0) parts.push(back(part(before + size, after), size - gap - after));
  return tf.addN(parts);
}

/** Of a slice with steps, of either sign: dy at the places that were taken. */
const stridedSlice = gradientOf<tf.StridedSliceAttrs>(
  tf.StridedSlice,
  { inputs: ['x'] },
  (dy, [x], attrs) => ({
    x: () => {
      const taken = takenFrom(x!.shape, attrs);
      const compact = tf.reshape(
        dy,
        taken.map(({ count }) => count),
      );
      return taken.reduce<tf.Tensor>((y, { backwards, ...teeth }) => {
        const upright = backwards ? tf.reverse(y, teeth.axis) : y;
        return uncomb(upright, teeth, x!.shape[teeth.axis]!);
      }, compact);
    },
  }),
);

/** `tf.stridedSlice`, where that of tfjs is wrong if it both drops an axis and steps along others. */
export function sliceByCombs(x: tf.Tensor, attrs: tf.StridedSliceAttrs): tf.Tensor {
  const taken = takenFrom(x.shape, attrs).reduce<tf.Tensor>((y, { backwards, ...teeth }) => {
    const part = comb(y, teeth);
    return backwards ? tf.reverse(part, teeth.axis) : part;
  }, x);
  return tf.reshape(taken, infoOf(x.shape, attrs).finalShape);
}

/** What a slice takes of each axis, from front to back. */
function takenFrom(
  shape: readonly number[],
  attrs: tf.StridedSliceAttrs,
): (Comb & { backwards: boolean })[] {
  const { begin, end, strides } = infoOf(shape, attrs);
  return shape.map((_, axis) => {
    const step = strides[axis]!;
    const count = Math.max(0, Math.ceil((end[axis]! - begin[axis]!) / step));
    const start = step > 0 ? begin[axis]! : begin[axis]! + (count - 1) * step;
    return { axis, start, count, step: Math.abs(step), backwards: step < 0 };
  });
}

const infoOf = (shape: readonly number[], attrs: tf.StridedSliceAttrs) =>
  tf.slice_util.sliceInfo(
    [...shape],
    attrs.begin,
    attrs.end,
    attrs.strides,
    attrs.beginMask,
    attrs.endMask,
    attrs.ellipsisMask,
    attrs.newAxisMask,
    attrs.shrinkAxisMask,
  );

/** Of `depthToSpace`: the blocks of space go back into channels. */
const depthToSpace = gradientOf<tf.DepthToSpaceAttrs>(
  tf.DepthToSpace,
  { inputs: ['x'] },
  (dy, [x], { blockSize, dataFormat }) => ({
    x: () => {
      const toLast = dataFormat === 'NCHW' ? tf.transpose(dy, [0, 2, 3, 1]) : dy;
      const [batch, height, width, channels] = toLast.shape as [number, number, number, number];
      const [rows, columns] = [height / blockSize, width / blockSize];
      const blocks = tf.transpose(
        tf.reshape(toLast, [batch * rows, blockSize, columns, blockSize * channels]),
        [0, 2, 1, 3],
      );
      const depth = blockSize * blockSize * channels;
      const space = tf.reshape(blocks, [batch, rows, columns, depth]);
      const back = dataFormat === 'NCHW' ? tf.transpose(space, [0, 3, 1, 2]) : space;
      return tf.reshape(back, x!.shape);
    },
  }),
);

/** Of a diagonal tensor: the diagonal of dy. */
const diag = gradientOf(tf.Diag, { inputs: ['x'] }, (dy, [x]) => ({
  x: () => {
    const size = x!.size;
    const diagonal = tf.mul(tf.reshape(dy, [size, size]), tf.eye(size));
    return tf.reshape(tf.sum(diagonal, 1), x!.shape);
  },
}));

const listed = (dys: tf.Tensor | tf.Tensor[]): tf.Tensor[] => (Array.isArray(dys) ? dys : [dys]);

/** Of taking apart: the parts together again; tfjs fails where there is one part only. */
const split = gradientOf<tf.SplitVAttrs, tf.Tensor | tf.Tensor[]>(
  tf.SplitV,
  {},
  (dys, _, { axis }) => ({
    x: () => tf.concat(listed(dys), axis),
  }),
);

const unpack = gradientOf<tf.UnpackAttrs, tf.Tensor | tf.Tensor[]>(
  tf.Unpack,
  {},
  (dys, _, { axis }) => ({
    value: () => tf.stack(listed(dys), axis),
  }),
);

const flipLeftRight = gradientOf(tf.FlipLeftRight, {}, (dy) => ({
  image: () => tf.reverse(dy, 2),
}));

/** Gradients of what moves and repeats elements. */
export const shapeGradients: readonly tf.GradConfig[] = [
  depthToSpace,
  diag,
  flipLeftRight,
  mirrorPad,
  split,
  stridedSlice,
  tile,
  unpack,
];
