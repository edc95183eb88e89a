import { expect, test } from 'vitest';
import { imageGrid } from './image-grid.js';
import { pairedGrid } from './paired-grid.js';
import type { RasterImage } from './raster-image.js';

const layout = { height: 2, width: 3, scale: 2, gap: 1, background: '#808080' };
const images = (count: number, shift: number) =>
  Uint8Array.from({ length: count * 6 }, (_, i) => (i * 7 + shift) % 256);
const rows = ({ data, width }: RasterImage, from: number, to: number) =>
  data.subarray(4 * width * from, 4 * width * to);

test('each reconstruction stands under its original, row by row', () => {
  const [originals, reconstructions] = [images(4, 0), images(4, 100)];
  const grid = pairedGrid(originals, reconstructions, { ...layout, columns: 2, pairGap: 3 });
  expect([grid.width, grid.height]).toEqual([15, 2 * 9 + 3 + 2]);
  const row = (pixels: Uint8Array, index: number) =>
    rows(imageGrid(pixels.subarray(12 * index), { ...layout, count: 2, columns: 2 }), 1, 5);
  expect(rows(grid, 1, 5)).toEqual(row(originals, 0));
  expect(rows(grid, 6, 10)).toEqual(row(reconstructions, 0));
  expect(rows(grid, 13, 17)).toEqual(row(originals, 1));
  expect(rows(grid, 18, 22)).toEqual(row(reconstructions, 1));
});

test('ground shows in the gaps alone', () => {
  const grid = pairedGrid(images(2, 0), images(2, 9), { ...layout, columns: 2, pairGap: 3 });
  for (const y of [0, 5, 10]) {
    expect(rows(grid, y, y + 1).every((v, i) => v === (i % 4 === 3 ? 255 : 0x80))).toBe(true);
  }
});

test('refuses fewer reconstructions than originals', () => {
  expect(() => pairedGrid(images(4, 0), images(3, 0), layout)).toThrow(
    'pairedGrid: reconstructions: expected 4 images; got 3.',
  );
});
