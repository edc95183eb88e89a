import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { Key } from '../random/key.js';
import { differentSkeletons, following } from './follow-trace.js';
import type { CompileOptions } from './compile-options.js';
import { wordsOf } from './key-table.js';
import { skeletonOf, withLeaves, type Leaf, type Skeleton } from './leaves.js';
import {
  NotRecordableError,
  type Recorder,
  type Recording,
  type RecordingSession,
} from './recorder.js';
import type { Call } from './signature.js';
import { summaryOf, type TraceSummary } from './trace-summary.js';
import type { Trace, Value } from './trace.js';
import { traced } from './tracer.js';

/** A step as it was run once. */
interface Attempt {
  readonly trace: Trace;
  readonly skeleton: Skeleton;
}

/** A step that is replayed. */
interface Ready {
  readonly recording: Recording;
  /** What it returns. */
  readonly skeleton: Skeleton;
  /** What a replay needs of what the step did: the rest, of which there is much in a long loop, is gone. */
  readonly trace: Pick<Trace, 'variables' | 'keys' | 'results'>;
  /** Copies of what was captured. */
  readonly held: readonly Tensor[];
}

/** What is known of the calls of one signature. */
export interface Entry {
  /** The first run, until the second is compared with it. */
  attempt?: Attempt;
  /** What is replayed. */
  ready?: Ready;
  /** The engine. */
  readonly engine: string;
  /** What it did, as far as is known. */
  summary?: TraceSummary;
  /** Number of runs that made variables. */
  unsettled: number;
  /** Why the step is run as it is, where it is. */
  eager?: string;
  /** Whether nobody knows it any more: the step itself may say so while it is recorded. */
  isDisposed?: boolean;
}

/** What is recorded. */
export interface RecordRequest {
  /** The step. */
  readonly fn: (...args: never) => unknown;
  /** What it is called with. */
  readonly args: readonly unknown[];
  /** Those of `compile`. */
  readonly options: CompileOptions;
  /** The engine's. */
  readonly recorder: Recorder;
  /** What is filled in. */
  readonly entry: Entry;
}

/** A step that makes variables at each of so many calls does so at every call. */
const UNSETTLED = 3;

/** Runs a step for the record, and returns what it returns. */
export function record({ fn, args, options, recorder, entry }: RecordRequest): unknown {
  const { check = true, constants = () => false, xla = false } = options;
  const first = entry.attempt;
  const follower = first === undefined ? undefined : following(first.trace);
  let session: RecordingSession | undefined;
  const begin = (): RecordingSession => (session = recorder.begin({ xla }));
  try {
    return tf.tidy(() => {
      const { result, trace, madeVariables } = traced({
        fn,
        args,
        begin,
        mayCapture: constants,
        follower,
      });
      const attempt = { trace, skeleton: skeletonOf(result) };
      if (madeVariables) {
        entry.unsettled += 1;
        if (entry.unsettled >= UNSETTLED) entry.eager = 'It makes variables at every call.';
      } else if (check && first === undefined) {
        entry.attempt = attempt;
      } else {
        const difference =
          first && (follower?.difference ?? differentSkeletons(first.skeleton, attempt.skeleton));
        if (difference !== undefined) throw difference;
        finish(entry, attempt, (trace) => session!.finish(trace));
      }
      entry.summary = summaryOf(trace);
      return result as tf.TensorContainer;
    });
  } catch (error) {
    delete entry.attempt;
    throw error;
  } finally {
    session?.end();
  }
}

function finish(entry: Entry, attempt: Attempt, record: (trace: Trace) => Recording): void {
  const held: Tensor[] = [];
  const values = attempt.trace.values.map((value): Value => {
    if (value.kind !== 'captured') return value;
    const tensor = tf.keep(tf.clone(value.tensor!));
    held.push(tensor);
    return { ...value, info: tensor, tensor };
  });
  const { variables, keys, results } = attempt.trace;
  try {
    const recording = record({ ...attempt.trace, values });
    if (entry.isDisposed === true) {
      recording.dispose();
      tf.dispose(held);
      return;
    }
    const trace = { variables, keys, results };
    entry.ready = { trace, skeleton: attempt.skeleton, recording, held };
  } catch (error) {
    tf.dispose(held);
    if (!(error instanceof NotRecordableError)) throw error;
    entry.eager = error.message;
  } finally {
    delete entry.attempt;
  }
}

/** Does a step again. */
export function replay(name: string, ready: Ready, { tensors, keys }: Call): unknown {
  const { recording, skeleton, trace } = ready;
  for (const { variable } of trace.variables) {
    if (variable.isDisposed) throw disposedVariable(name, variable);
  }
  const words = wordsOf(trace.keys, keys);
  const infos = recording.replay({ tensors, keys: words });
  let next = 0;
  const leaves = trace.results.map((result): Leaf =>
    result.kind === 'key'
      ? new Key(...words[result.key]!)
      : tf.engine().makeTensorFromTensorInfo(infos[next++]!),
  );
  return withLeaves(skeleton, leaves);
}

/** Frees what an entry holds. */
export function disposeEntry(entry: Entry): void {
  const { ready } = entry;
  entry.isDisposed = true;
  ready?.recording.dispose();
  tf.dispose([...(ready?.held ?? [])]);
}

const disposedVariable = (name: string, { name: variable, shape }: tf.Variable): InputError =>
  new InputError({
    callee: name,
    argument: `variable ${variable}`,
    expected: 'the variables that the step was recorded with',
    got: `one of shape [${shape}] that has been disposed`,
    remedy: 'Compile the function anew for other variables.',
  });
