import type { Splits } from '@gen/data';

/** Where images come from. */
export interface DataSource {
  /** What it is called on a command line. */
  readonly name: string;
  /** How it is written there, such as `mnist:FOLDER`. */
  readonly usage: string;
  /** What it is, for the help. */
  readonly summary: string;
  /**
   * Reads or makes the images.
   *
   * @param place what follows the colon; empty where there is none.
   * @param most number of images to train on that is wanted; there may be fewer or more.
   */
  load(place: string, most: number): Promise<Splits>;
}
