import type { Shape } from '../shape.js';

/**
 * Arrays by type of element, as safetensors names them, in the order in which its reference
 * implementation lays them out: wide elements first, so that all are aligned.
 *
 * Half floats of either kind are held as their bits, which no array of JavaScript can show as
 * numbers; `toTensor` widens them.
 */
export const ARRAYS = {
  U64: BigUint64Array,
  I64: BigInt64Array,
  F64: Float64Array,
  F32: Float32Array,
  U32: Uint32Array,
  I32: Int32Array,
  BF16: Uint16Array,
  F16: Uint16Array,
  U16: Uint16Array,
  I16: Int16Array,
  I8: Int8Array,
  U8: Uint8Array,
  BOOL: Uint8Array,
} as const;

/** Type of an element, as safetensors names it: `F32`, `BF16`, `I64`, … */
export type ElementType = keyof typeof ARRAYS;

/** An array of a host tensor's elements. */
export type ElementArray = InstanceType<(typeof ARRAYS)[ElementType]>;

/** A tensor outside the engine: plain memory that nobody needs to dispose. */
export interface HostTensor {
  /** Type of an element. */
  readonly dtype: ElementType;
  /** Sizes of the axes. */
  readonly shape: Shape;
  /** The elements, last axis fastest. Half floats are their bits. */
  readonly data: ElementArray;
}

/** Host tensors by name. */
export type HostTensors = Readonly<Record<string, HostTensor>>;

/** Number of elements of a shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);
