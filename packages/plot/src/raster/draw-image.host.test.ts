import { afterEach, expect, test, vi } from 'vitest';
import { drawImage } from './draw-image.js';

afterEach(() => vi.unstubAllGlobals());

// Node has no canvas: what the page's would be given is what is tested.
const canvasOf = (context: unknown) =>
  ({ width: 1, height: 1, getContext: () => context }) as unknown as HTMLCanvasElement;
const image = { width: 2, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255) };

test('gives the canvas the size and the pixels of the picture', () => {
  vi.stubGlobal(
    'ImageData',
    class {
      constructor(
        readonly data: Uint8ClampedArray,
        readonly width: number,
        readonly height: number,
      ) {}
    },
  );
  const putImageData = vi.fn();
  const canvas = canvasOf({ putImageData });
  drawImage(canvas, image);
  expect([canvas.width, canvas.height]).toEqual([2, 1]);
  expect(putImageData).toHaveBeenCalledWith(expect.objectContaining(image), 0, 0);
});

test('refuses a canvas of another kind', () => {
  expect(() => drawImage(canvasOf(null), image)).toThrow('expected one that draws in 2-D');
});
