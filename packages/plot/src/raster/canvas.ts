import type { Images } from './images.js';
import type { RasterImage } from './raster-image.js';
import type { RGB } from './rgb.js';

/** Where the upper left corner of an image goes. */
export interface Place {
  readonly left: number;
  readonly top: number;
}

/** An opaque picture of one color. */
export function blank(width: number, height: number, color: RGB): RasterImage {
  const pixels = new Uint32Array(width * height).fill(pack(...color));
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) };
}

/** Paints each image at its place, each of its pixels a square of `scale` pixels. */
export function paintTiles(
  target: RasterImage,
  images: Images,
  { scale, colorOf, place }: Painting,
): void {
  const out = new Uint32Array(target.data.buffer);
  const { height, width } = images;
  for (let index = 0; index < images.count; index++) {
    const { left, top } = place(index);
    for (let row = 0; row < height; row++) {
      const start = (top + row * scale) * target.width + left;
      for (let column = 0; column < width; column++) {
        const color = colorOf((index * height + row) * width + column);
        out.fill(color, start + column * scale, start + (column + 1) * scale);
      }
      for (let copy = 1; copy < scale; copy++) {
        out.copyWithin(start + copy * target.width, start, start + width * scale);
      }
    }
  }
}

/** How images are painted. */
export interface Painting {
  /** Side of the square that one pixel becomes. */
  readonly scale: number;
  /** The packed color of a pixel, counted over all images. */
  readonly colorOf: (pixel: number) => number;
  /** Where an image goes. */
  readonly place: (index: number) => Place;
}

/** The packed colors of all pixels; numbers outside the range become its nearest end, NaN its low. */
export function colorOfPixel(
  { pixels, channels }: Images,
  [zero, one]: readonly [RGB, RGB],
): (pixel: number) => number {
  const unit = pixels instanceof Uint8Array ? 255 : 1;
  const level = (at: number): number => Math.min(Math.max((pixels[at] ?? 0) / unit, 0), 1) || 0;
  if (channels === 3) {
    return (pixel) =>
      pack(level(3 * pixel) * 255, level(3 * pixel + 1) * 255, level(3 * pixel + 2) * 255);
  }
  const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
  return (pixel) => {
    const share = level(pixel);
    return pack(
      mix(zero[0], one[0], share),
      mix(zero[1], one[1], share),
      mix(zero[2], one[2], share),
    );
  };
}

// A canvas stores red in the lowest byte: all machines that run JavaScript today are little-endian.
function pack(red: number, green: number, blue: number): number {
  return (
    ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0
  );
}
