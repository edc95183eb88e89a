import { key } from '@gen/core';
import { bitsPerDimension } from '@gen/core/metrics';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { digits } from '../digits/digits.js';
import { binarizeOnce } from './binarize-once.js';
import { crop } from './crop.js';
import { dequantize } from './dequantize.js';
import { flip } from './flip.js';
import { inTurn } from './in-turn.js';
import { shift } from './shift.js';
import { toLogits } from './to-logits.js';

/** Images whose pixels say where they are: 1000 b + 10 row + column. */
const images = (batch: number, height: number, width: number): tf.Tensor =>
  tf.tidy(() => {
    const at = (n: number, axis: number, unit: number): tf.Tensor => {
      const shape = [1, 1, 1, 1].map((one, i) => (i === axis ? n : one));
      return tf.mul(tf.reshape(tf.range(0, n), shape), unit);
    };
    return tf.add(tf.add(at(batch, 0, 1000), at(height, 1, 10)), at(width, 2, 1));
  });

test('flip mirrors about half of the images and leaves the others', async () => {
  const x = images(40, 2, 3);
  const y = await flip(x, key(0)).array();
  const flipped = (y as number[][][][]).map((image, b) => {
    const row = image[1]!.map(([pixel]) => pixel! - 1000 * b - 10);
    expect([[0, 1, 2], [2, 1, 0]]).toContainEqual(row); // prettier-ignore
    return row[0] === 2;
  });
  const count = flipped.filter(Boolean).length;
  expect(count).toBeGreaterThan(8);
  expect(count).toBeLessThan(32);
});

describe('crop', () => {
  test('cuts windows out of their own images, at every place', async () => {
    const y = (await crop({ height: 2, width: 3 })(
      images(60, 4, 4),
      key(1),
    ).array()) as number[][][][];
    const places = y.map((image, b) => {
      const corner = image[0]![0]![0]! - 1000 * b;
      image.forEach((row, i) =>
        row.forEach(([pixel], j) => expect(pixel).toBe(1000 * b + corner + 10 * i + j)),
      );
      return corner;
    });
    expect([...new Set(places)].sort((a, b) => a - b)).toEqual([0, 1, 10, 11, 20, 21]);
  });

  test('of channels keeps them together', async () => {
    const x = tf.stack([images(2, 3, 3), tf.neg(images(2, 3, 3))], 3);
    const y = crop({ height: 2, width: 2 })(tf.reshape(x, [2, 3, 3, 2]), key(0));
    await expectClose(tf.sum(y), 0, 1e-6);
  });
});

test('shift moves by no more pixels than it says, and lets zeros in', async () => {
  const dot = tf.pad(tf.ones([50, 1, 1, 1]), [[0, 0], [2, 2], [2, 2], [0, 0]]); // prettier-ignore
  const moved = tf.sum(shift({ pixels: 1 })(dot, key(2)), 0);
  const counts = (await tf.reshape(moved, [5, 5]).array()) as number[][];
  expect(counts.flat().reduce((a, b) => a + b)).toBe(50);
  counts.forEach((row, i) =>
    row.forEach((count, j) => {
      const reached = Math.abs(i - 2) <= 1 && Math.abs(j - 2) <= 1;
      if (!reached) expect(count).toBe(0);
    }),
  );
});

describe('dequantize', () => {
  test('adds less than a step, and comes back by rounding down', async () => {
    const x = tf.div(tf.range(0, 256), 255);
    const y = dequantize()(x, key(0));
    await expectClose(tf.floor(tf.mul(y, 256)), tf.range(0, 256), 1e-6);
    expect((await tf.max(y).data())[0]).toBeLessThan(1);
  });

  test('of a uniform density costs all its bits', async () => {
    const logDeterminants = [dequantize({ levels: 16 }).logDeterminant(3)];
    const bits = await bitsPerDimension(tf.zeros([2]), { dimensions: 3, logDeterminants });
    expect(bits.value).toBeCloseTo(4, 5);
  });
});

test('logits come back, with the log-determinant of their slope', async () => {
  const x = tf.tensor1d([0, 0.25, 0.5, 0.999, 1]);
  const { value, logDet } = toLogits().forward(x);
  await expectClose(toLogits().inverse(value).value, x, 1e-5);
  const slope = await tf
    .grad((each: tf.Tensor) => toLogits().forward(each).value)(x)
    .data();
  await expectClose(logDet, tf.tensor1d([...slope].map(Math.log)), 1e-5);
});

test('a data set that is binarized once has the means of its pixels', () => {
  const dataset = digits(key(0), { count: 300 });
  const { images: binary } = binarizeOnce(dataset, key(1));
  expect(new Set(binary)).toEqual(new Set([0, 255]));
  const mean = (pixels: Uint8Array): number => pixels.reduce((a, b) => a + b, 0) / pixels.length;
  expect(Math.abs(mean(binary) - mean(dataset.images))).toBeLessThan(0.5);
});

test('transforms in turn have keys of their own and leave nothing behind', async () => {
  const both = inTurn(flip, shift({ pixels: 1 }));
  const x = images(8, 4, 4);
  await expectClose(both(x, key(0)), both(x, key(0)), 0);
  await expectNoLeak(() => both(x, key(1)).dispose());
  await expectClose(inTurn()(x, key(0)), x, 0);
});

test.each([
  [() => flip(tf.zeros([2, 9]), key(0)), 'flip: images: expected shape [batch, height, width, channels]; got shape [2,9]. Flatten'],
  [() => crop({ height: 5, width: 2 })(tf.zeros([1, 4, 4, 1]), key(0)), 'crop: images: expected images of at least 5 × 2; got 4 × 4.'],
  [() => crop({ height: 0, width: 2 }), 'crop: height: expected an integer ≥ 1; got 0.'],
  [() => shift({ pixels: 0.5 }), 'shift: pixels: expected an integer ≥ 1; got 0.5.'],
  [() => dequantize({ levels: 1 }), 'dequantize: levels: expected an integer ≥ 2; got 1.'],
  [() => toLogits({ margin: 0.5 }), 'toLogits: margin: expected a number in (0, ½); got 0.5.'],
])('bad input %#: an error', (act, message) => expect(act).toThrow(message)); // prettier-ignore
