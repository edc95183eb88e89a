import type { KernelFunc, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { KeyWords } from '../random/key.js';
import type { TracedCall, Trace } from './trace.js';

/** What a kernel returns. */
export type KernelResult = ReturnType<KernelFunc>;

/**
 * How an engine records a step: registered under the name of its tfjs backend by the package that brings
 * the engine.
 */
export interface Recorder {
  /** Gets ready for a step that is about to run, once, from its beginning to its end. */
  begin(options?: RecordingOptions): RecordingSession;
}

/** What the caller of `compile` asks the engine for. */
export interface RecordingOptions {
  /** Whether XLA is to compile the step, where the engine has it. */
  readonly xla?: boolean;
}

/** A step while it is run for the record. */
export interface RecordingSession {
  /**
   * Runs one call of a kernel that belongs to the step; what it returns is the result of `work`. Calls
   * come in the order of `trace.calls`, and no call inside of another.
   */
  call(call: TracedCall, work: () => KernelResult): KernelResult;
  /**
   * Makes the recording of a step that has run to its end. Tensors that the step returns, and those
   * that variables now hold, still exist.
   *
   * @throws NotRecordableError where the step has something that this engine cannot replay: it is
   * then run as it is from now on.
   */
  finish(trace: Trace): Recording;
  /** Ends the session and takes back all that it changed; called once, whatever happened. */
  end(): void;
}

/** What a replay is given. */
export interface ReplayInputs {
  /** The tensors among the arguments, in the order of `trace.arguments`. Borrowed. */
  readonly tensors: readonly Tensor[];
  /** The words of all keys of the step, in the order of `trace.keys`. */
  readonly keys: readonly KeyWords[];
}

/** A step that can be done again: variables are read and assigned as the step does. */
export interface Recording {
  /** Does the step. The results belong to the caller, in the order of `trace.results`. */
  replay(inputs: ReplayInputs): TensorInfo[];
  /** Frees what the recording holds. */
  dispose(): void;
  /** Bytes of memory that it holds. */
  readonly bytes: number;
  /** Calls that a replay makes. */
  readonly calls: number;
}

/** Thrown by an engine for a step that it cannot replay. */
export class NotRecordableError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotRecordableError';
  }
}

const recorders = new Map<string, Recorder>();

/**
 * Registers how an engine records, under the name of its tfjs backend, over what was there; what is returned
 * puts that back.
 */
export function registerRecorder(backendName: string, recorder: Recorder): () => void {
  const before = recorders.get(backendName);
  recorders.set(backendName, recorder);
  return () => {
    if (before === undefined) recorders.delete(backendName);
    else recorders.set(backendName, before);
  };
}

/** How an engine records, where it does. */
export const recorderOf = (backendName: string): Recorder | undefined => recorders.get(backendName);
