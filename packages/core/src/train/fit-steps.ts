import { checkFitOptions } from './check-fit-options.js';
import type { FitStepsOptions } from './fit-options.js';
import type { FitResult, Progress } from './progress.js';
import { Run } from './run.js';

/**
 * Trains a model and tells how it goes, at the pace of whoever listens: nothing is done until the
 * next report is asked for.
 *
 * Step t takes batch t of the data and the key `foldIn(key, t)`, so that a run which is resumed from
 * a checkpoint equals one that was never interrupted, bit for bit on one engine. Losses and metrics
 * stay on the device and are read together for a report: once in `reportEvery` steps, at the end of
 * each epoch, before each checkpoint, and at the end.
 *
 * It frees all that it makes when it ends, when it throws, and when the loop over it is left; the
 * model and its moving average stay the caller's. A loop that is left does not save: to stop and
 * save, abort `signal`, which finishes the step, reports, saves, and ends with `aborted`.
 *
 * Rejects with an `InputError` for options or a checkpoint that do not fit, and with a
 * {@link NonFiniteLossError} where the loss is NaN or infinite, and with an `EngineError` where the
 * engine loses its device or has no memory left; the last checkpoint stays as it is.
 *
 * @returns at the end, what {@link fit} resolves to.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { foldIn, key, valueAndGrads, type Objective } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 * import { dense } from '@gen/core/nn';
 * import { fitSteps } from '@gen/core/train';
 *
 * const model = dense({ inputs: 2, outputs: 1, key: key(0) });
 * const loss: Objective<tf.Tensor> = (x) =>
 *   valueAndGrads(model.parameters(), () => ({ value: tf.mean(tf.square(model.apply(x))) }));
 * const data = {
 *   batchesPerEpoch: 10,
 *   batchSize: 4,
 *   batch: (epoch: number, index: number) => gaussian(foldIn(key(1), 10 * epoch + index), [4, 2]),
 * };
 *
 * for await (const { step, metrics } of fitSteps({
 *   model,
 *   objective: loss,
 *   batches: data,
 *   epochs: 2,
 *   reportEvery: 5,
 *   key: key(2),
 * })) {
 *   console.log(step, metrics.loss);
 * }
 * model.dispose();
 * ```
 */
export async function* fitSteps<Batch>(
  options: FitStepsOptions<Batch>,
): AsyncGenerator<Progress, FitResult, void> {
  checkFitOptions(options);
  const run = new Run(options);
  const report = async function* (): AsyncGenerator<Progress, void, void> {
    const progress = await run.report();
    run.rest();
    yield progress;
    run.go();
  };
  try {
    await run.begin();
    while (run.goesOn && options.signal?.aborted !== true) {
      await run.advance();
      // Whoever keeps the history has all of it before the checkpoint: a crash never loses a part.
      if (run.reportDue()) yield* report();
      if (run.saveDue()) await run.save();
    }
    if (run.unreported > 0) yield* report();
    await run.save();
    await run.end();
    return run.result();
  } catch (error) {
    throw run.explain(error);
  } finally {
    run.dispose();
  }
}
