/** What all readers can be told. */
export interface ReadOptions {
  /** What the file is called in errors; its own name where it is not given. */
  readonly name?: string;
  /**
   * The most bytes that are held for one record, and for the whole of what is not read record by
   * record; 1 GiB where it is not given. While they are joined, they are held twice.
   */
  readonly maxBytes?: number;
}

/** Largest number of bytes held where nothing else is said. */
export const MOST_BYTES = 2 ** 30;

/** What readers of files that may hold NaN can be told. */
export interface FloatReadOptions extends ReadOptions {
  /** Whether NaN and infinities are let through; elsewise they are an error that says where. */
  readonly nonFinite?: boolean;
}
