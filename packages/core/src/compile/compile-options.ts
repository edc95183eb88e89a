import type { Tensor } from '@tensorflow/tfjs-core';

/** Options of `compile`. */
export interface CompileOptions {
  /** Name of the step, for errors and `explain`; that of the function where it is left out. */
  readonly name?: string;
  /**
   * Places of the arguments that are constants, from 0: numbers, strings, options. Each new value of
   * one is a recording of its own.
   */
  readonly constantArguments?: readonly number[];
  /**
   * Says of a tensor that is neither an argument nor a variable, but comes from outside of the step,
   * whether it is a constant: then the recording keeps it. None is, by default.
   */
  readonly constants?: (tensor: Tensor) => boolean;
  /** Whether a second recording is compared with the first before anything is replayed. */
  readonly check?: boolean;
  /** How many recordings are kept at most; of more, that which was not used for longest is freed. */
  readonly recordings?: number;
  /**
   * Has XLA compile the step on TensorFlow: results are equal to float32 rounding instead of bit by bit, draws
   * have their bits. It takes a second, so it is for long runs. Other engines have no XLA, and record as ever.
   */
  readonly xla?: boolean;
  /** Runs the function as it is: to find an error in it. */
  readonly eager?: boolean;
  /** Told once, with the reason, where the step cannot be recorded and is run as it is. */
  readonly onEager?: (reason: string) => void;
}

/** A function whose work is recorded once and replayed. */
export interface Compiled<Args extends readonly unknown[], Result> {
  /** Does what the function does. The caller owns what is returned. */
  (...args: Args): Result;
  /** Frees the recordings; a call after that records anew. */
  dispose(): void;
}
