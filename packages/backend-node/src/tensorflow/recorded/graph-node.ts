import type { Attribute } from '../backend.js';

/** An op of a graph. */
export interface GraphNode {
  /** Its name, which others call it by. */
  readonly name: string;
  /** What it does. */
  readonly op: string;
  /** `name:index` of what it is given, then `^name` of what must have run before. */
  readonly inputs: readonly string[];
  /** Attributes as tfjs gives them. */
  readonly attributes: readonly (
    Attribute | TensorAttribute | UnknownShape | FunctionAttribute | BytesAttribute
  )[];
}

/** An attribute that is a tensor. */
export interface TensorAttribute {
  readonly name: string;
  readonly tensor: {
    /** Number of the type. */
    readonly dtype: number;
    readonly shape: readonly number[];
    /** The numbers as they lie in memory. */
    readonly content: Uint8Array;
  };
}

/** An attribute that is a shape of which nothing is known. */
export interface UnknownShape {
  readonly name: string;
  readonly unknown: true;
}

/** An attribute that is a function. */
export interface FunctionAttribute {
  readonly name: string;
  /** Name of the function. */
  readonly calls: string;
  /** Number of the type that it leaves open, where it does. */
  readonly open: number | undefined;
}

/** An attribute of bytes. */
export interface BytesAttribute {
  readonly name: string;
  readonly bytes: Uint8Array;
}
