import type { NumberArray } from './numbers.js';

/** One example of a data set: what every reader gives, one after the other. */
export interface DataRecord extends NumberArray {
  /** Its class, from 0 on, or another whole number that it is labelled with. */
  readonly label?: number;
  /** What it is called, where it has a name, such as the path of an image. */
  readonly name?: string;
}
