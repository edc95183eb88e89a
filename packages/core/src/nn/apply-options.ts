import type { Key } from '../random/key.js';
import { foldIn } from '../random/fold-in.js';

/** What a layer is told besides its input, and tells the layers that it is made of. */
export interface ApplyOptions {
  /**
   * Whether it trains: dropout drops, and batch normalization takes the statistics of the batch and
   * moves its running ones. Without it the layer is evaluated.
   */
  readonly train?: boolean | undefined;
  /** Key of what is drawn on the way; dropout that trains needs one. */
  readonly key?: Key | undefined;
}

/** The options for one of the parts of a layer: every part has a key of its own. */
export const partOptions = (options: ApplyOptions, part: number): ApplyOptions =>
  options.key === undefined ? options : { ...options, key: foldIn(options.key, part) };
