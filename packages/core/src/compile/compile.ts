import * as tf from '@tensorflow/tfjs-core';
import { inDebug } from '../debug/debug-check.js';
import type { Compiled, CompileOptions } from './compile-options.js';
import { disposeEntry, record, replay, type Entry } from './entry.js';
import { ownResult } from './own-arguments.js';
import { recorderOf } from './recorder.js';
import { callOf } from './signature.js';
import { isTracing } from './tracer.js';
import { onTape } from './watch-engine.js';

/** What is behind a compiled function. */
export interface CompiledState {
  /** Its name. */
  readonly name: string;
  /** What is known, by signature. */
  readonly entries: ReadonlyMap<string, Entry>;
}

const states = new WeakMap<object, CompiledState>();

/** What is behind a compiled function. */
export const stateOf = (compiled: object): CompiledState | undefined => states.get(compiled);

/**
 * Makes a function whose work the engine records once and replays from then on, without tape,
 * dispatch or bookkeeping in JavaScript: the same results, bit for bit.
 *
 * `fn` takes tensors and keys, in arrays and objects as it likes, and may read and assign variables,
 * which are found. It is run for each new combination of shapes and types, twice: the two runs are
 * compared, and what differs is an error that names the line, as it would be wrong in a replay.
 * So whatever changes from call to call is an argument: learning rates, temperatures and counters
 * are tensors, and draws are made with keys. What `fn` reads on the host it cannot use; loops of a
 * fixed length are `scan` or JavaScript's own, choices are `cond`.
 *
 * Where the engine has no recorder, and inside of a gradient or of another compiled function, `fn` is
 * run as it is.
 *
 * @returns the function, which owns its recordings until it is disposed.
 * @throws InputError, when it is called, for what a step may not do.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split, type Key } from '@gen/core';
 * import { compile } from '@gen/core/compile';
 * import { gaussian } from '@gen/core/random';
 *
 * const position = tf.variable(tf.zeros([64, 2]));
 * const walk = compile((noise: Key, size: tf.Scalar) => {
 *   position.assign(tf.add(position, tf.mul(size, gaussian(noise, [64, 2]))));
 *   return tf.mean(tf.square(position));
 * });
 * for (const noise of split(key(0), 10)) walk(noise, tf.scalar(0.1)).dispose();
 * walk.dispose();
 * position.dispose();
 * ```
 */
export function compile<Args extends readonly unknown[], Result>(
  fn: (...args: Args) => Result,
  options: CompileOptions = {},
): Compiled<Args, Result> {
  const {
    name = fn.name === '' ? 'compiled' : fn.name,
    constantArguments = [],
    recordings = 16,
    eager = false,
    onEager,
  } = options;
  const entries = new Map<string, Entry>();
  let told = false;

  const runEager = (args: Args, reason?: string): Result => {
    if (reason !== undefined && !told) {
      told = true;
      onEager?.(reason);
    }
    return tf.tidy(() => ownResult(fn(...args), args) as tf.TensorContainer) as Result;
  };
  const run = (...args: Args): Result => {
    if (isTracing()) return fn(...args);
    if (eager || onTape() || inDebug()) return runEager(args);
    const call = callOf(name, args, constantArguments);
    const recorder = recorderOf(tf.getBackend());
    if (recorder === undefined) {
      return runEager(args, `The engine ${tf.getBackend()} records no steps.`);
    }
    const entry = entryOf(entries, `${backendNumber()} ${call.signature}`, recordings);
    if (entry.ready !== undefined) return replay(name, entry.ready, call) as Result;
    if (entry.eager !== undefined) return runEager(args, entry.eager);
    return record({ fn, args, options, recorder, entry }) as Result;
  };
  const compiled = Object.assign(run, {
    dispose: () => {
      entries.forEach(disposeEntry);
      entries.clear();
    },
  });
  states.set(compiled, { name, entries });
  return compiled;
}

/** The entry of a signature, as the last one used; where there are too many, the first is freed. */
function entryOf(entries: Map<string, Entry>, signature: string, most: number): Entry {
  const entry = entries.get(signature) ?? { engine: tf.getBackend(), unsettled: 0 };
  entries.delete(signature);
  entries.set(signature, entry);
  if (entries.size > most) {
    const [oldest, unused] = entries.entries().next().value!;
    disposeEntry(unused);
    entries.delete(oldest);
  }
  return entry;
}

// Recordings of an engine that was started anew are gone with it.
const backends = new WeakMap<object, number>();
let started = 0;
function backendNumber(): number {
  const backend = tf.backend();
  const number = backends.get(backend) ?? ++started;
  backends.set(backend, number);
  return number;
}
