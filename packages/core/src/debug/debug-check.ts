import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import { checkValues, type Judged } from './check-values.js';
import { laidOut } from './laid-out.js';

let enabled = false;
let failure: unknown;
let pending: Promise<void>[] = [];

/** Turns debug mode on or off. */
export function setDebug(on: boolean): void {
  enabled = on;
  failure = undefined;
  pending = [];
}

/** Whether debug mode is on. */
export const inDebug = (): boolean => enabled;

/**
 * In debug mode, reads a tensor and finds out whether it lies inside its constraint.
 *
 * Outside of debug mode it does nothing. Reading cannot wait inside a step, so what is found is thrown by
 * the next check, or by `fit` after the step.
 *
 * @param check what is judged, for the message, where its events must lie, and its `value`, borrowed.
 * @throws InputError of an earlier check, which names the worst event.
 *
 * @example
 * ```ts
 * import { debugCheck } from '@gen/core';
 * import { positive } from '@gen/core/constraints';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rates = tf.tensor1d([0.5, 2]);
 * debugCheck({ callee: 'decay', argument: 'rates', constraint: positive, value: rates });
 * ```
 */
export function debugCheck({ value, ...judged }: Judged & { readonly value: Parameter }): void {
  if (!enabled) return;
  throwFailure();
  // Copies of its own, which the end of the step does not take away before they are read.
  const kept = laidOut(judged.constraint, value).map((each) => tf.keep(each));
  const check = Promise.all(kept.map((each) => each.data()))
    .then(([values, ...ends]) => checkValues(judged, values!, kept[0]!.shape, ends))
    .finally(() => tf.dispose(kept));
  pending.push(check.catch((error: unknown) => void (failure ??= error)));
}

/** Waits for all checks of debug mode so far, if it is on; rejects with the first that failed. */
export async function debugChecks(): Promise<void> {
  if (!enabled) return;
  const checks = pending;
  pending = [];
  await Promise.all(checks);
  throwFailure();
}

function throwFailure(): void {
  const thrown = failure;
  failure = undefined;
  if (thrown !== undefined) throw thrown;
}

/** Runs a function in which nothing is judged: where a value may lie outside of some of several supports. */
export function unchecked<T>(f: () => T): T {
  const before = enabled;
  enabled = false;
  try {
    return f();
  } finally {
    enabled = before;
  }
}
