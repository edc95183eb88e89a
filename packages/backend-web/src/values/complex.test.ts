import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

type Parts = readonly [re: readonly number[], im: readonly number[]];

const wave = (count: number, salt: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(1 + salt + 1.7 * i));
const given = (rows: number, n: number): Parts => [wave(rows * n, 0), wave(rows * n, 5)];
const tensorOf = ([re, im]: Parts, rows: number): tf.Tensor2D =>
  tf.reshape(tf.complex([...re], [...im]), [rows, -1]) as tf.Tensor2D;

/** The sum that the transform is, term by term, in float64. */
function transformed([re, im]: Parts, n: number, sign: 1 | -1): Parts {
  const parts: [number[], number[]] = [[], []];
  for (let i = 0; i < re.length; i++) {
    const [row, k] = [i - (i % n), i % n];
    let [sumRe, sumIm] = [0, 0];
    for (let j = 0; j < n; j++) {
      const angle = (sign * 2 * Math.PI * ((j * k) % n)) / n;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      sumRe += re[row + j]! * c - im[row + j]! * s;
      sumIm += re[row + j]! * s + im[row + j]! * c;
    }
    parts[0].push(sumRe);
    parts[1].push(sumIm);
  }
  return parts;
}

async function expectParts(z: tf.Tensor, [re, im]: Parts, tolerance = 2e-5): Promise<void> {
  const [ofRe, ofIm] = tf.tidy(() => [tf.real(z), tf.imag(z)]);
  await expectClose(ofRe, re, tolerance);
  await expectClose(ofIm, im, tolerance);
  tf.dispose([z, ofRe, ofIm]);
}

// Software drivers of WebGPU take a second to compile each length.
describe.each(tf.getBackend() === 'webgpu' ? [6] : [1, 2, 5, 6, 8, 16, 63])(
  'of %i numbers',
  (n) => {
    test('the Fourier transform is its sum, and the inverse undoes it', async () => {
      const parts = given(3, n);
      await expectParts(
        tf.tidy(() => tf.spectral.fft(tensorOf(parts, 3))),
        transformed(parts, n, -1),
      );
      const scaled = transformed(parts, n, 1).map((part) => part.map((x) => x / n));
      await expectParts(
        tf.tidy(() => tf.spectral.ifft(tensorOf(parts, 3))),
        scaled as unknown as Parts,
      );
    });

    test('that of real numbers comes back', async () => {
      const x = wave(3 * n, 0);
      const back = tf.tidy(() => {
        const spectrum = tf.spectral.rfft(tf.tensor2d(x, [3, n]));
        expect(spectrum.shape).toEqual([3, Math.floor(n / 2) + 1]);
        return n % 2 === 0 ? tf.spectral.irfft(spectrum) : tf.tensor2d(x, [3, n]);
      });
      await expectClose(back, x, 2e-5);
      back.dispose();
    });
  },
);

test('complex numbers are added, subtracted and multiplied, and have an absolute value', async () => {
  const [a, b] = [given(2, 3), given(2, 3).toReversed() as unknown as Parts];
  const each = (f: (p: number, q: number, r: number, s: number) => number): number[] =>
    a[0].map((p, i) => f(p, a[1][i]!, b[0][i]!, b[1][i]!));
  const of = (op: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor): tf.Tensor =>
    tf.tidy(() => op(tensorOf(a, 2), tensorOf(b, 2)));
  await expectParts(of(tf.add), [each((p, _, r) => p + r), each((_, q, __, s) => q + s)]);
  await expectParts(of(tf.sub), [each((p, _, r) => p - r), each((_, q, __, s) => q - s)]);
  await expectParts(of(tf.mul), [
    each((p, q, r, s) => p * r - q * s),
    each((p, q, r, s) => p * s + q * r),
  ]);
  const size = tf.tidy(() => tf.abs(tensorOf(a, 2)));
  await expectClose(
    size,
    each((p, q) => Math.hypot(p, q)),
  );
  size.dispose();
});

test('complex numbers are read part by part, and leave nothing behind', async () => {
  const before = tf.memory().numTensors;
  const z = tf.complex([1, 2], [3, 4]);
  expect([...(await z.data<'float32'>())]).toEqual([1, 3, 2, 4]);
  z.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test.runIf(tf.getBackend() === 'wasm')('what takes no complex numbers says so', () => {
  for (const op of [tf.neg, tf.square, tf.sum]) {
    expect(() => tf.tidy(() => void op(tensorOf(given(2, 3), 2)))).toThrow(
      /expected real numbers on WASM; got complex numbers/,
    );
  }
});
