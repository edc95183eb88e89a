import { expect, test } from 'vitest';
import { imageGrid } from './image-grid.js';
import type { RasterImage } from './raster-image.js';

const at = ({ data, width }: RasterImage, x: number, y: number) => [
  ...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
];
const grey = (level: number) => [level, level, level, 255];

test('each pixel becomes a square of its level, where row and column say', () => {
  const pixels = Float32Array.from({ length: 5 * 2 * 3 }, (_, i) => (8 * i) / 255);
  const options = { height: 2, width: 3, columns: 2, scale: 3, gap: 1, background: '#102030' };
  const grid = imageGrid(pixels, options);
  expect([grid.width, grid.height]).toEqual([1 + 2 * 10, 1 + 3 * 7]);
  expect(grid.data).toHaveLength(4 * grid.width * grid.height);

  const expected = (x: number, y: number): number[] => {
    const [column, insideX] = [Math.floor((x - 1) / 10), (x - 1) % 10];
    const [row, insideY] = [Math.floor((y - 1) / 7), (y - 1) % 7];
    const image = row * 2 + column;
    const isGround = x === 0 || y === 0 || insideX === 9 || insideY === 6 || image > 4;
    if (isGround) return [0x10, 0x20, 0x30, 255];
    const pixel = image * 6 + Math.floor(insideY / 3) * 3 + Math.floor(insideX / 3);
    return grey(8 * pixel);
  };
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++)
      expect(at(grid, x, y), `${x},${y}`).toEqual(expected(x, y));
  }
});

test('without gaps and scale, a column of images is the array itself', () => {
  const bytes = Uint8Array.from({ length: 3 * 4 * 5 }, (_, i) => 4 * i);
  const grid = imageGrid(bytes, { height: 4, width: 5, columns: 1, scale: 1, gap: 0 });
  expect(grid.data.filter((_, i) => i % 4 === 0)).toEqual(new Uint8ClampedArray(bytes));
});

test('three channels are red, green and blue', () => {
  const pixels = Float32Array.of(1, 0.2, 0, 0, 0.4, 1);
  const grid = imageGrid(pixels, { height: 1, width: 2, channels: 3, scale: 1, gap: 0 });
  expect([...grid.data]).toEqual([255, 51, 0, 255, 0, 102, 255, 255]);
});

test('levels out of range show as the nearest end, NaN as the low one', () => {
  const pixels = Float32Array.of(-2, 7, Number.NaN, 0.5);
  const ramp = ['#200000', '#60ff00'] as const;
  const grid = imageGrid(pixels, { height: 1, width: 4, scale: 1, gap: 0, ramp });
  expect([0, 1, 2, 3].map((x) => at(grid, x, 0).slice(0, 2))).toEqual([
    [0x20, 0],
    [0x60, 255],
    [0x20, 0],
    [0x40, 128],
  ]);
});

test('shows the first images where fewer are wanted than held', () => {
  const options = { height: 2, width: 2, columns: 1, scale: 1, gap: 0 };
  const pixels = new Uint8Array(5 * 4);
  expect(imageGrid(pixels, { ...options, count: 3 }).height).toBe(6);
  expect(imageGrid(pixels, options).height).toBe(10);
});

test.each([
  [{ count: 6 }, 'imageGrid: pixels: expected 6 images of 2 × 2 × 1 = 4 numbers; got 20 numbers.'],
  [
    { width: 3 },
    'imageGrid: pixels: expected one or more whole images of 2 × 3 × 1 = 6 numbers; got 20 numbers.',
  ],
  [{ height: 0 }, 'imageGrid: height: expected an integer ≥ 1; got 0.'],
  [{ channels: 2 }, 'imageGrid: channels: expected 1 for grey or 3 for color; got 2.'],
  [{ columns: 2.5 }, 'imageGrid: columns: expected an integer ≥ 1; got 2.5.'],
  [{ scale: Number.NaN }, 'imageGrid: scale: expected an integer ≥ 1; got NaN.'],
  [{ gap: -1 }, 'imageGrid: gap: expected an integer ≥ 0; got -1.'],
  [{ background: 'white' }, 'imageGrid: background: expected a color as #rrggbb; got "white".'],
])('refuses %j and says why', (change, message) => {
  const draw = () => imageGrid(new Uint8Array(20), { height: 2, width: 2, ...change });
  expect(draw).toThrow(new RangeError(message));
});
