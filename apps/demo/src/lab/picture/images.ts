/** Grey images of one size, one byte a pixel, one image after the other. */
export interface Images {
  /** Grey levels from 0 to 255. */
  readonly pixels: Uint8Array;
  /** Number of images. */
  readonly count: number;
  /** Rows of one image. */
  readonly height: number;
  /** Columns of one image. */
  readonly width: number;
}
