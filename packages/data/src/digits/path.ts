/** Where the pen went: a polyline, lifted off the paper between strokes. */
export interface Path {
  /** Horizontal coordinate of every point, to the right. */
  readonly x: number[];
  /** Vertical coordinate of every point, downwards. */
  readonly y: number[];
  /** Whether a stroke begins at the point, so that no line leads to it. */
  readonly begins: boolean[];
}
