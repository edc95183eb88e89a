/** Numbers of an IDX file. */
export type IdxData =
  Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** What an IDX file holds. */
export interface Idx {
  /** Sizes of the axes, outermost first. */
  readonly shape: readonly number[];
  /** The numbers, the last axis the fastest. */
  readonly data: IdxData;
}
