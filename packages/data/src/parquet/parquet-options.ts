import type { Compressors } from 'hyparquet';
import type { ImageDecoder, Pixels } from '../images/pixels.js';
import type { FloatReadOptions } from '../records/read-options.js';

/** How `parquetRecords` reads. */
export interface ParquetRecordsOptions extends FloatReadOptions {
  /** The column of images; elsewise records are rows of numbers. */
  readonly image?: string;
  /** What decodes images: `decodeImage` of `@gen/data/sharp` in Node, of `@gen/data/web` in a page. */
  readonly decode?: ImageDecoder;
  /** What is done to each image: `resizeImage`, `cropImage`, `grayscaleImage`, or your own. */
  readonly transform?: (image: Pixels) => Pixels;
  /** The most pixels that an image may declare; 2²⁶ where it is not given. */
  readonly maxPixels?: number;
  /** The columns of numbers that a record holds, where there is no image. */
  readonly columns?: readonly string[];
  /** The column that holds the label, a whole number. */
  readonly label?: string;
  /** What inflates pages that are not packed by Snappy: `compressors` of `hyparquet-compressors`. */
  readonly compressors?: Compressors;
}
