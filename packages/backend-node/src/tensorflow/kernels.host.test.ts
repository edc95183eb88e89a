import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { nodeBackend } from '../node-backend.js';
import { findAddons } from './find-addons.js';
import { findPackage } from './find-package.js';

const found = findPackage();
const has = found !== undefined && findAddons(found).length > 0;

const ramp = (...shape: number[]): tf.Tensor =>
  tf.reshape(tf.sin(tf.mul(tf.range(1, 1 + tf.util.sizeFromShape(shape)), 1.7)), shape);
const image = (): tf.Tensor4D => ramp(2, 5, 6, 3) as tf.Tensor4D;
const below = (): tf.Tensor4D => tf.sub(image(), 2);
const volume = (): tf.Tensor5D => ramp(1, 4, 5, 4, 2) as tf.Tensor5D;
const words = (): tf.Tensor2D => tf.tensor2d([0, 3, 1, 3, 5, 9], [2, 3], 'int32');
const sorted = (): tf.Tensor2D => tf.tensor2d([1, 2, 2, 5, 0, 1, 1, 4], [2, 4]);
const asked = (): tf.Tensor2D => tf.tensor2d([2, 6, 0, 1], [2, 2]);

// tfjs's reference forgets all but the first of a batch.
const photo = (): tf.Tensor4D => ramp(1, 5, 6, 3) as tf.Tensor4D;
const turn = (): tf.Tensor2D => tf.tensor2d([[1, 0.2, -1, -0.1, 0.9, 0.5, 0.001, 0]]);

/** What tfjs-node refuses or gets wrong. */
const cases: Readonly<Record<string, () => tf.Tensor | tf.Tensor[]>> = {
  'conv2d of a margin in numbers': () => tf.conv2d(image(), ramp(3, 3, 3, 2) as tf.Tensor4D, 2, 1),
  'conv2d of a margin, rounding the size up': () =>
    tf.conv2d(image(), ramp(2, 2, 3, 2) as tf.Tensor4D, 3, 1, 'NHWC', 1, 'ceil'),
  'depthwiseConv2d of a margin': () =>
    tf.depthwiseConv2d(image(), ramp(3, 3, 3, 2) as tf.Tensor4D, 1, 1),
  'maxPool of a margin': () => tf.maxPool(below(), 3, 2, 1),
  'maxPool3d of a margin': () => tf.maxPool3d(tf.sub(volume(), 2), 3, 2, 1),
  'avgPool of a margin': () => tf.avgPool(image(), 3, 2, 1),
  'avgPool of margins in pairs': () =>
    tf.avgPool(image(), [2, 3], 1, [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 0],
    ]),
  'avgPool3d of a margin': () => tf.avgPool3d(volume(), 3, 2, 1),
  'places of maxima': () => {
    const { result, indexes } = tf.maxPoolWithArgmax(image(), 2, 2, 'same');
    return [result!, indexes!];
  },
  'places of maxima in the batch': () => {
    const { result, indexes } = tf.maxPoolWithArgmax(image(), [2, 3], 1, 'valid', true);
    return [result!, indexes!];
  },
  'places of maxima with a margin': () => {
    const { result, indexes } = tf.maxPoolWithArgmax(below(), 3, 2, 1, true);
    return [result!, indexes!];
  },
  'fused conv2d of a margin': () =>
    tf.fused.conv2d({
      x: image(),
      filter: ramp(3, 3, 3, 2) as tf.Tensor4D,
      strides: 1,
      pad: 1,
      bias: ramp(2),
      activation: 'relu',
    }),
  prelu: () => tf.prelu<tf.Tensor>(image(), tf.tensor1d([0.1, -0.5, 2])),
  'denseBincount of a list': () => tf.denseBincount(words(), tf.ones([2, 3]), 6),
  'denseBincount of weights': () => tf.denseBincount(words(), ramp(2, 3) as tf.Tensor2D, 10),
  'denseBincount of presence': () => tf.denseBincount(words(), tf.ones([2, 3]), 6, true),
  'searchSorted from the left': () => tf.searchSorted(sorted(), asked(), 'left'),
  'searchSorted from the right': () => tf.searchSorted(sorted(), asked(), 'right'),
  rotateWithOffset: () => tf.image.rotateWithOffset(image(), 0.7, 0.25, [0.4, 0.6]),
  'rotateWithOffset of a colour': () =>
    tf.image.rotateWithOffset(ramp(1, 5, 4, 4) as tf.Tensor4D, -1.2, [1, 2, 3]),
  'transform to the nearest': () => tf.image.transform(photo(), turn(), 'nearest'),
  'transform by interpolation': () =>
    tf.image.transform(photo(), turn(), 'bilinear', 'reflect', 0, [4, 7]),
  'gather of a batch': () => tf.gather(image(), tf.tensor2d([4, 0, 1, 1], [2, 2], 'int32'), 1, 1),
  'argMax of truth values': () => tf.argMax(tf.greater(image(), 0.5), 1),
  'exp of integers': () => tf.exp(words()),
};

async function computed(
  engine: string,
  name: string,
): Promise<{ shape: number[]; data: number[] }[]> {
  await use(nodeBackend({ prefer: engine }));
  const results = [tf.tidy(cases[name]!)].flat();
  const read = await Promise.all(
    results.map(async (x) => ({ shape: x.shape, data: [...(await x.data())] })),
  );
  tf.dispose(results);
  return read;
}

describe.runIf(has)('TensorFlow agrees with the reference on', () => {
  test.each(Object.keys(cases))('%s', async (name) => {
    const right = await computed('cpu', name);
    const ours = await computed('tensorflow', name);
    expect(ours.map(({ shape }) => shape)).toEqual(right.map(({ shape }) => shape));
    for (const [i, { data }] of ours.entries())
      await expectClose(tf.tensor1d(data), right[i]!.data);
  });
});
