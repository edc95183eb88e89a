import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

interface Case {
  readonly image: readonly [batch: number, height: number, width: number, channels: number];
  readonly filter: readonly [height: number, width: number, outChannels: number];
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid' | number | tf.backend_util.ExplicitPadding;
}

const cases: readonly Case[] = [
  { image: [1, 1, 1, 1], filter: [1, 1, 1], strides: 1, pad: 'valid' },
  { image: [2, 5, 6, 3], filter: [3, 3, 4], strides: 1, pad: 'same' },
  { image: [2, 6, 5, 1], filter: [3, 3, 9], strides: 2, pad: 'same' },
  { image: [1, 7, 7, 2], filter: [4, 2, 3], strides: 2, pad: 'same' },
  { image: [1, 8, 7, 5], filter: [3, 3, 2], strides: 3, pad: 'valid' },
  { image: [2, 7, 9, 4], filter: [2, 3, 8], strides: [1, 2], pad: 'valid' },
  { image: [1, 6, 6, 2], filter: [3, 3, 2], strides: 2, pad: 1 },
  { image: [1, 4, 4, 1], filter: [5, 5, 2], strides: 1, pad: 'same' },
  {
    image: [1, 5, 5, 2],
    filter: [3, 3, 2],
    strides: 2,
    pad: [
      [0, 0],
      [1, 0],
      [0, 2],
      [0, 0],
    ],
  },
  { image: [1, 2, 2, 1], filter: [1, 1, 2], strides: 2, pad: 'same' },
  { image: [3, 14, 14, 8], filter: [3, 3, 5], strides: 2, pad: 'same' },
];

// WebGPU runs tfjs's own kernels, and takes a second to compile one for each of these shapes.
const here = tf.getBackend() === 'webgpu' ? cases.slice(1, 3) : cases;

const size = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
const wave = (shape: readonly number[], step: number): Float32Array =>
  Float32Array.from({ length: size(shape) }, (_, i) => Math.sin(1 + step * i));

/** Visits every product of the convolution: positions in x, the filter and y. */
function visit(info: tf.backend_util.Conv2DInfo, each: (x: number, w: number, y: number) => void) {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = info;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  for (let at = 0; at < info.batchSize * outHeight * outWidth; at++) {
    const [n, i] = [Math.floor(at / (outHeight * outWidth)), Math.floor(at / outWidth) % outHeight];
    for (let tap = 0; tap < filterHeight * filterWidth; tap++) {
      const h = i * strideHeight - padInfo.top + Math.floor(tap / filterWidth);
      const w = (at % outWidth) * strideWidth - padInfo.left + (tap % filterWidth);
      if (h < 0 || h >= inHeight || w < 0 || w >= inWidth) continue;
      for (let c = 0; c < inChannels; c++) {
        for (let o = 0; o < outChannels; o++) {
          const x = ((n * inHeight + h) * inWidth + w) * inChannels + c;
          each(x, (tap * inChannels + c) * outChannels + o, at * outChannels + o);
        }
      }
    }
  }
}

function oracle({ image, filter: [height, width, outChannels], strides, pad }: Case) {
  const inShape = [...image] as [number, number, number, number];
  const filterShape: [number, number, number, number] = [height, width, image[3], outChannels];
  const info = tf.backend_util.computeConv2DInfo(inShape, filterShape, strides, 1, pad);
  const [x, w, dy] = [wave(inShape, 0.7), wave(filterShape, 0.3), wave(info.outShape, 0.9)];
  const y = new Array<number>(dy.length).fill(0);
  const dx = new Array<number>(x.length).fill(0);
  const dw = new Array<number>(w.length).fill(0);
  visit(info, (i, j, k) => {
    y[k]! += x[i]! * w[j]!;
    dx[i]! += dy[k]! * w[j]!;
    dw[j]! += dy[k]! * x[i]!;
  });
  return { info, inShape, filterShape, x, w, dy, y, dx, dw };
}

describe.each(here)('$image by $filter, strides $strides, pad $pad', (each) => {
  const { info, inShape, filterShape, x, w, dy, y, dx, dw } = oracle(each);
  const { strides, pad } = each;

  test('conv2d is the sum over the taps of the filter', async () => {
    const result = tf.tidy(() =>
      tf.conv2d(tf.tensor4d(x, inShape), tf.tensor4d(w, filterShape), strides, pad),
    );
    expect(result.shape).toEqual(info.outShape);
    await expectClose(result, y, 2e-4);
  });

  test('the gradients of conv2d are its adjoints', async () => {
    const [gradX, gradW] = tf.tidy(() =>
      tf.grads((a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, strides, pad))(
        [tf.tensor4d(x, inShape), tf.tensor4d(w, filterShape)],
        tf.tensor4d(dy, info.outShape),
      ),
    );
    await expectClose(gradX!, dx, 2e-4);
    await expectClose(gradW!, dw, 2e-4);
  });

  test('conv2dTranspose is the gradient of conv2d, and has the gradients of it', async () => {
    const transposed = (a: tf.Tensor, b: tf.Tensor): tf.Tensor4D =>
      tf.conv2dTranspose(a as tf.Tensor4D, b as tf.Tensor4D, inShape, strides, pad);
    const [value, gradY, gradW] = tf.tidy(() => {
      const at: [tf.Tensor4D, tf.Tensor4D] = [
        tf.tensor4d(dy, info.outShape),
        tf.tensor4d(w, filterShape),
      ];
      return [transposed(...at), ...tf.grads(transposed)(at, tf.tensor4d(x, inShape))];
    });
    await expectClose(value!, dx, 2e-4);
    await expectClose(gradY!, y, 2e-4);
    await expectClose(gradW!, dw, 2e-4);
  });
});

test('conv2d and its gradients leave nothing behind but their results', () => {
  const x = tf.ones<tf.Rank.R4>([1, 5, 5, 2]);
  const w = tf.ones<tf.Rank.R4>([3, 3, 2, 4]);
  const before = tf.engine().backend.numDataIds();
  const results = tf.grads((a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, 'same'))([
    x,
    w,
  ]);
  expect(tf.engine().backend.numDataIds() - before).toBe(2);
  tf.dispose([x, w, ...results]);
});
