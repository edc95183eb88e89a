import type { ColorRamp } from '../ink/color-ramp.js';
import type { Images } from './images.js';

/** How images stand in a grid. */
export interface GridOptions {
  /** Images in a row. */
  readonly columns: number;
  /** Pixels between images. */
  readonly gap?: number;
}

/** Pixels of a canvas that an image takes at least, where it is not larger. */
const least = 28;

/** Draws images row by row into a canvas, which takes the size of the grid; small ones are magnified. */
export function drawImages(
  canvas: HTMLCanvasElement,
  images: Images,
  ramp: ColorRamp,
  { columns, gap = 0 }: GridOptions,
): void {
  const { pixels, count } = images;
  const zoom = Math.max(1, Math.floor(least / Math.max(images.height, images.width)));
  const [height, width] = [zoom * images.height, zoom * images.width];
  const rows = Math.ceil(count / columns);
  const gridWidth = columns * (width + gap) - gap;
  const gridHeight = rows * (height + gap) - gap;
  if (canvas.width !== gridWidth) canvas.width = gridWidth;
  if (canvas.height !== gridHeight) canvas.height = gridHeight;
  const context = canvas.getContext('2d');
  if (context === null) return;

  const picture = context.createImageData(gridWidth, gridHeight);
  const colors = new Uint32Array(picture.data.buffer);
  for (let image = 0; image < count; image++) {
    const top = Math.floor(image / columns) * (height + gap);
    const left = (image % columns) * (width + gap);
    for (let row = 0; row < height; row++) {
      const from = (image * images.height + Math.floor(row / zoom)) * images.width;
      const to = (top + row) * gridWidth + left;
      for (let column = 0; column < width; column++) {
        colors[to + column] = ramp[pixels[from + Math.floor(column / zoom)] ?? 0] ?? 0;
      }
    }
  }
  context.putImageData(picture, 0, 0);
}
