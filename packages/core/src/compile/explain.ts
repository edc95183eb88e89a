import { InputError } from '../input-error.js';
import { stateOf } from './compile.js';
import type { Entry } from './entry.js';
import type { TraceSummary } from './trace-summary.js';

/** What became of the calls of one combination of shapes and types. */
export interface RecordingExplanation extends TraceSummary {
  /** The number of the engine that was started, and the arguments: shapes and types by place. */
  readonly signature: string;
  /** The engine, by the name of its tfjs backend. */
  readonly engine: string;
  /** Whether calls are replayed, or not yet, or never. */
  readonly state: 'replayed' | 'not yet recorded' | 'eager';
  /** Why it is run as it is, where it is. */
  readonly reason: string | undefined;
  /** Calls that a replay makes. */
  readonly calls: number;
  /** Bytes of memory that the recording holds. */
  readonly bytes: number;
}

/** What {@link explain} tells. */
export interface Explanation {
  /** Name of the step. */
  readonly name: string;
  /** Its recordings, the last one used last. */
  readonly recordings: readonly RecordingExplanation[];
}

/**
 * Tells what became of a compiled function: what is replayed, what it holds, and what it computes.
 *
 * @throws InputError where the function was not made by `compile`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { compile, explain } from '@gen/core/compile';
 *
 * const squares = compile((x: tf.Tensor) => tf.sum(tf.square(x)), { name: 'squares' });
 * for (let i = 0; i < 3; i++) squares(tf.ones([4]));
 * const { recordings } = explain(squares);
 * console.log(recordings[0]?.state, recordings[0]?.nodes);
 * squares.dispose();
 * ```
 */
export function explain(compiled: object): Explanation {
  const state = stateOf(compiled);
  if (state === undefined) {
    throw new InputError({
      callee: 'explain',
      argument: 'compiled',
      expected: 'a function that compile made',
      got: typeof compiled,
    });
  }
  const recordings = [...state.entries].map(([signature, entry]) => explained(signature, entry));
  return { name: state.name, recordings };
}

const NOTHING: TraceSummary = { nodes: 0, flops: 0, kernels: [], variables: 0 };

function explained(
  signature: string,
  { engine, ready, eager, summary = NOTHING }: Entry,
): RecordingExplanation {
  return {
    ...summary,
    signature,
    engine,
    state: ready !== undefined ? 'replayed' : eager !== undefined ? 'eager' : 'not yet recorded',
    reason: eager,
    calls: ready?.recording.calls ?? 0,
    bytes: ready?.recording.bytes ?? 0,
  };
}
