/**
 * Images of one size in memory, with labels where there are any.
 *
 * Image `i` is `images.subarray(i * size, (i + 1) * size)` with `size = height * width * channels`.
 */
export interface Dataset {
  /** What it is called, such as `digits`. */
  readonly name: string;
  /** Which part of it this is, such as `train` or `test`. */
  readonly split: string;
  /** Number of images. */
  readonly count: number;
  /** Height of an image in pixels. */
  readonly height: number;
  /** Width of an image in pixels. */
  readonly width: number;
  /** Number of channels: 1 is grey, 3 is red, green and blue. */
  readonly channels: number;
  /** Pixels from 0 to 255, `[count, height, width, channels]`, the last axis the fastest. */
  readonly images: Uint8Array;
  /** Class of each image, `[count]`. */
  readonly labels?: Uint8Array;
  /** Names of the classes. */
  readonly classes?: readonly string[];
}

/** A data set with a label and a class name for every image. */
export interface LabelledDataset extends Dataset {
  /** Class of each image, `[count]`. */
  readonly labels: Uint8Array;
  /** Names of the classes. */
  readonly classes: readonly string[];
}
