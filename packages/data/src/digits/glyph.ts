/** A pen's path as x₀, y₀, x₁, y₁, …; a point that is given twice is a corner. */
export type Stroke = readonly number[];

/** The strokes of one digit, in a box 100 wide and 100 high, y downwards. */
export type Glyph = readonly Stroke[];

/** One way of writing a digit. */
export interface Style {
  /** How often it is seen, relative to the digit's other styles. */
  readonly weight: number;
  /** Examples with the same number of points: what is written is a mixture of them. */
  readonly examples: readonly Glyph[];
}
