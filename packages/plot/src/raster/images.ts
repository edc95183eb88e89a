import { inputRangeError } from '../input-range-error.js';

/** How images of one size lie in one array: image by image, row by row, channels last. */
export interface ImageLayout {
  /** Rows of one image. */
  readonly height: number;
  /** Pixels in a row of one image. */
  readonly width: number;
  /** Numbers a pixel: 1 for grey, 3 for red, green and blue. */
  readonly channels?: number;
  /** How many of the images to show; all that the array holds, by default. */
  readonly count?: number;
}

/** Images of one size, checked. */
export interface Images {
  readonly pixels: Float32Array | Uint8Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

/** Checks that the array holds the images that its layout tells. */
export function toImages(
  callee: string,
  argument: string,
  pixels: Float32Array | Uint8Array,
  { height, width, channels = 1, count }: ImageLayout,
): Images {
  checkSize(callee, 'height', height);
  checkSize(callee, 'width', width);
  if (channels !== 1 && channels !== 3) {
    throw inputRangeError(callee, 'channels', '1 for grey or 3 for color', String(channels));
  }
  const size = height * width * channels;
  const held = pixels.length / size;
  const wanted = count ?? held;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > held) {
    const shape = `images of ${height} × ${width} × ${channels} = ${size} numbers`;
    throw inputRangeError(
      callee,
      argument,
      count === undefined ? `one or more whole ${shape}` : `${count} ${shape}`,
      `${pixels.length} numbers`,
    );
  }
  return { pixels, count: wanted, height, width, channels };
}

/** Throws unless `value` is a whole number of at least `least`. */
export function checkSize(callee: string, argument: string, value: number, least = 1): void {
  if (Number.isInteger(value) && value >= least) return;
  throw inputRangeError(callee, argument, `an integer ≥ ${least}`, String(value));
}
