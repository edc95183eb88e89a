import type { HostTensors } from '@gen/core/train';

/** One piece of work that is timed: the same numbers, in every contestant. */
export interface Case {
  /** Name, of its row and of what it is in it: `conv/forward`. */
  readonly name: string;
  /** What is done, for a reader of the table. */
  readonly work: string;
  /** Number of parameters that every contestant must have. */
  readonly parameters: number;
  /** Floating point operations of one step, a multiplication and an addition being two. */
  readonly flops: number;
  /** Bytes that one step reads and writes at least, where they and not the operations limit it. */
  readonly bytes: number;
  /** Greatest difference between the contestants' results, in units of the greatest of them. */
  readonly tolerance: number;
  /** Parameters and batch by name, as PyTorch lays them out. */
  inputs(): HostTensors;
}

/** Cases that belong together: what `--rows` names. */
export interface Row {
  /** Name. */
  readonly name: string;
  /** Its cases. */
  readonly cases: readonly Case[];
}
