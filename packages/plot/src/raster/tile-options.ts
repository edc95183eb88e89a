/** How images look in a grid. */
export interface TileOptions {
  /** Each pixel becomes a square of this many pixels. */
  readonly scale?: number;
  /** Pixels of ground between images and around them; 0 joins the images into one. */
  readonly gap?: number;
  /** What shows between the images, as `#rrggbb`. */
  readonly background?: string;
  /** Grey images run from the first color at 0 to the second at 1; as `#rrggbb`. */
  readonly ramp?: readonly [zero: string, one: string];
}
