import { decode } from 'fast-png';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { traversal, type TraversalOptions } from './traversal.js';

const { document } = parseHTML('<html></html>');
const base = { height: 2, width: 3, rows: ['slant', 'width'], steps: [-1, 0, 1] };
const pixels = Float32Array.from({ length: 2 * 3 * 6 }, (_, i) => i / 36);
const draw = (options: Partial<TraversalOptions> = {}, images = pixels) =>
  traversal(images, { document, ...base, ...options });

test('each row of images is one of the picture, with its name and the value of each column', () => {
  const svg = draw({ scale: 1, gap: 0 });
  const image = svg.querySelector('image')!;
  const [, base64] = image.getAttribute('href')!.split(',');
  const { width, height, data } = decode(Buffer.from(base64!, 'base64'));
  expect([width, height]).toEqual([9, 4]);
  // The second row of the first image of the second row.
  expect(data[4 * 9 * 3]).toBe(Math.round((255 * (3 * 6 + 3)) / 36));
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(
    expect.arrayContaining(['slant', 'width', 'value of the latent coordinate']),
  );
});

test('values stand above their columns where there is room', () => {
  const texts = [...draw({ scale: 20 }).querySelectorAll('text')];
  const xs = ['−1', '0', '1'].map((value) =>
    Number(texts.find(({ textContent }) => textContent === value)!.getAttribute('x')),
  );
  expect(xs[1]! - xs[0]!).toBe(62);
  expect(xs[2]! - xs[1]!).toBe(62);
});

test.each<[Partial<TraversalOptions>, string]>([
  [{ rows: [] }, 'rows: expected one or more; got none.'],
  [{ steps: [] }, 'steps: expected one or more; got none.'],
  [{ steps: [1] }, 'pixels: expected 2 × 1 images, 12 numbers; got 36 numbers.'],
  [{ height: 0 }, 'height: expected an integer ≥ 1; got 0.'],
])('refuses %j, and says why', (options, message) => {
  expect(() => draw(options)).toThrow(new RangeError(`traversal: ${message}`));
});
