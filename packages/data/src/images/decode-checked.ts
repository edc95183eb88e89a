import { damaged } from '../sources/damaged.js';
import { hex } from '../sources/hex.js';
import { reasonOf } from '../sources/reason-of.js';
import { imageSize } from './image-size.js';
import type { ImageDecoder, Pixels } from './pixels.js';

/** Where an image comes from and how large it may be. */
export interface DecodeRequest {
  /** The public function that was called. */
  readonly callee: string;
  /** What the file is called. */
  readonly file: string;
  /** What decodes it. */
  readonly decode: ImageDecoder;
  /** The most pixels that it may declare. */
  readonly maxPixels: number;
}

/** Largest image where nothing else is said: 8192 × 8192. */
export const MOST_PIXELS = 2 ** 26;

/** Decodes an image file, once it has said that it is one and how large. */
export async function decodeChecked(
  bytes: Uint8Array,
  { callee, file, decode, maxPixels }: DecodeRequest,
): Promise<Pixels> {
  const size = imageSize(bytes);
  if (size === undefined) {
    const got = bytes.length === 0 ? 'an empty file' : hex(bytes.subarray(0, 8));
    const remedy = 'Give PNG, JPEG or WebP images, whole ones.';
    const expected = 'the start of a PNG, JPEG or WebP image';
    throw damaged({ callee, file, expected, offset: 0, got, remedy });
  }
  const { height, width } = size;
  if (height * width < 1 || height * width > maxPixels) {
    const got = `${width} × ${height}`;
    const remedy = 'If the image is what you want, raise maxPixels.';
    const expected = `a size of 1 to ${maxPixels} pixels`;
    throw damaged({ callee, file, expected, offset: 0, got, remedy });
  }
  return decode(bytes).catch((error: unknown) => {
    const got = `${bytes.length} bytes that do not decode (${reasonOf(error).split('\n')[0]})`;
    throw damaged({ callee, file, expected: 'a whole image', offset: 0, got });
  });
}
