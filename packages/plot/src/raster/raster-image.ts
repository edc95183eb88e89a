/** A picture in memory, laid out as a canvas's `ImageData`. */
export interface RasterImage {
  /** Pixels in a row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /** Red, green, blue and opacity from 0 to 255, row by row: `4 · width · height` bytes. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}
