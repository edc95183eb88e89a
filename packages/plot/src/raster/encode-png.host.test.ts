import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { encodePng } from './encode-png.js';

test('a PNG reader reads back every pixel', () => {
  const data = Uint8ClampedArray.from({ length: 4 * 31 * 17 }, (_, i) => (i * i * 13) % 256);
  const png = decode(encodePng({ width: 31, height: 17, data }));
  expect([png.width, png.height, png.channels, png.depth]).toEqual([31, 17, 4, 8]);
  expect([...png.data]).toEqual([...data]);
});
