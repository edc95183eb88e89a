import type {
  DataType,
  KernelFunc,
  NamedAttrMap,
  Tensor,
  TensorInfo,
  TypedArray,
  Variable,
} from '@tensorflow/tfjs-core';
import type { KeyWords } from '../random/key.js';

/** A tensor that a step deals with. Those that share their data are one value. */
export interface Value {
  /**
   * Where it comes from: an argument, the value that a variable has as the step begins, numbers of
   * the host, a tensor of outside of the step that never changes, or a call.
   */
  readonly kind: 'argument' | 'variable' | 'made' | 'captured' | 'result';
  /** The tensor as it was recorded: gone when the step has ended, unless it is captured. */
  readonly info: TensorInfo;
  /** The numbers of one that is made of the host's. */
  readonly numbers?: TypedArray;
  /** One that is captured. */
  readonly tensor?: Tensor;
  /** The number of the call that a result comes from. */
  readonly call?: number;
  /** How many calls were made before it came in. */
  readonly after: number;
}

/** A value in the shape under which it is used. */
export interface Operand {
  /** Its place in `trace.values`. */
  readonly value: number;
  /** Its shape here. */
  readonly shape: readonly number[];
  /** Its type here. */
  readonly dtype: DataType;
}

/** A call of a kernel. */
export interface TracedCall {
  /** Name of the kernel. */
  readonly kernelName: string;
  /** The kernel, as the backend has it. */
  readonly kernelFunc: KernelFunc;
  /** Its inputs by name, or in order where it takes a list. */
  readonly inputs: Readonly<Record<string, Operand>> | readonly Operand[];
  /** Its attributes. Where it draws, `key` among them holds words that are those of `key` below. */
  readonly attrs: NamedAttrMap | undefined;
  /** Of a draw, the place of its key in `trace.keys`. */
  readonly key: number | undefined;
  /** What it returned; filled in by the call. */
  readonly outputs: readonly Operand[];
}

/** How a key of a step comes about: from an argument, from another key, or it is always the same. */
export type KeySource =
  | {
      /** It is an argument. */
      readonly from: 'argument';
      /** Its place among the keys that are arguments. */
      readonly index: number;
    }
  | {
      /** It is derived. */
      readonly from: 'key';
      /** The place of the key that it is derived from. */
      readonly parent: number;
      /** Which of those that are derived from it. */
      readonly index: number;
      /** Tells splitting from folding in. */
      readonly purpose: number;
    }
  | {
      /** It is made in the step. */
      readonly from: 'seed';
      /** Its words. */
      readonly words: KeyWords;
    };

/** A variable that a step reads or assigns. */
export interface TracedVariable {
  /** The variable. */
  readonly variable: Variable;
  /** The value that it has as the step begins, where that is read. */
  readonly before: number | undefined;
  /** The value that it has in the end, where it is assigned. */
  readonly after: Operand | undefined;
}

/** A part of what a step returns. */
export type TracedResult =
  | {
      /** It is a tensor. */
      readonly kind: 'tensor';
      /** Which. */
      readonly operand: Operand;
    }
  | {
      /** It is a key. */
      readonly kind: 'key';
      /** Its place among the keys. */
      readonly key: number;
    };

/** All that a step did, when it was run from its beginning to its end. */
export interface Trace {
  /** The tensors. */
  readonly values: readonly Value[];
  /** The calls in order. */
  readonly calls: readonly TracedCall[];
  /** How long each took on the host, in milliseconds. */
  readonly milliseconds: readonly number[];
  /** The places of the arguments that are tensors among the values. */
  readonly arguments: readonly number[];
  /** The variables. */
  readonly variables: readonly TracedVariable[];
  /** The keys. */
  readonly keys: readonly KeySource[];
  /** What was returned: the leaves of the tree. */
  readonly results: readonly TracedResult[];
}
