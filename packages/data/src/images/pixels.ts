/** An image in memory. */
export interface Pixels {
  /** Height in pixels. */
  readonly height: number;
  /** Width in pixels. */
  readonly width: number;
  /** Number of channels: 1 is grey, 3 is red, green and blue. */
  readonly channels: number;
  /** From 0 to 255, `[height, width, channels]`, the last axis the fastest. */
  readonly data: Uint8Array;
}

/**
 * Decodes a whole PNG, JPEG or WebP file to red, green and blue, or to grey; throws where it cannot.
 *
 * `decodeImage` of `@gen/data/sharp` is one for Node, `decodeImage` of `@gen/data/web` one for pages.
 */
export type ImageDecoder = (file: Uint8Array) => Promise<Pixels>;
