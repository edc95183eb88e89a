import type { RasterImage } from './raster-image.js';

/**
 * Draws a picture into a canvas of a page or worker, which takes the picture's size.
 *
 * Style the canvas with `image-rendering: pixelated` where the page shows it larger.
 *
 * @throws Error if the canvas draws in three dimensions already.
 *
 * @example
 * ```ts page
 * import { drawImage, imageGrid } from '@gen/plot';
 *
 * const canvas = document.createElement('canvas');
 * drawImage(canvas, imageGrid(new Float32Array(4 * 28 * 28), { height: 28, width: 28, scale: 1 }));
 * console.log(canvas.width, canvas.height); // 62 62
 * ```
 */
export function drawImage(
  canvas: HTMLCanvasElement | OffscreenCanvas,
  { width, height, data }: RasterImage,
): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | null;
  if (context === null) throw new Error('drawImage: canvas: expected one that draws in 2-D.');
  context.putImageData(new ImageData(data, width, height), 0, 0);
}
