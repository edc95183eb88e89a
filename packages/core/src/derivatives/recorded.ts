import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Runs `work` with the tape on, so that what it computes can be pulled back in it, any number of
 * times and to any order, and returns copies of its results and nothing else.
 *
 * `work` is given a tensor of its own that equals x. What it captures is therefore held fixed, even
 * where that was computed from x before; gradients that are taken around all of it reach both.
 */
export function recorded<Results extends Record<string, Tensor>>(
  x: Tensor,
  work: (x: Tensor) => Results,
): Results {
  const run = (): Attempt<Results> => {
    try {
      return { results: mapped(work(tf.clone(x)), (result) => tf.keep(tf.clone(result))) };
    } catch (error) {
      return { error };
    }
  };
  return tf.tidy(() => {
    let attempt: Attempt<Results> | undefined;
    const nothing = tf.scalar(0);
    // An error waits until the engine has freed what it saved for gradients.
    const attempted = (): Tensor => {
      attempt = run();
      return tf.scalar(0);
    };
    tf.engine().gradients(attempted, [nothing], nothing, true);
    if (attempt?.results === undefined) throw attempt?.error;
    const results = mapped(attempt.results, (result) => tf.clone(result));
    tf.dispose(attempt.results);
    return results;
  });
}

interface Attempt<Results> {
  readonly results?: Results;
  readonly error?: unknown;
}

const mapped = <Results extends Record<string, Tensor>>(
  results: Results,
  f: (result: Tensor) => Tensor,
): Results =>
  Object.fromEntries(Object.entries(results).map(([name, result]) => [name, f(result)])) as Results;
