/** An array of numbers that the engine takes. */
export type Numbers =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** Numbers and their shape. */
export interface NumberArray {
  /** Sizes of the axes, outermost first; none for a single number. */
  readonly shape: readonly number[];
  /** The numbers, the last axis the fastest. */
  readonly data: Numbers;
}

/** Number of elements of a shape. */
export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1);
