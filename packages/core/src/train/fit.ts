import type { FitOptions } from './fit-options.js';
import { fitSteps } from './fit-steps.js';
import type { FitResult, Listener, Progress } from './progress.js';

/**
 * Trains a model: {@link fitSteps} to its end, with a callback instead of a loop.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { foldIn, key, valueAndGrads, type Objective } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 * import { dense } from '@gen/core/nn';
 * import { adam, cosineDecay, fit, memoryStore } from '@gen/core/train';
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
 * const { metrics } = await fit({
 *   model,
 *   objective: loss,
 *   batches: data,
 *   optimizer: adam({ learningRate: cosineDecay({ from: 0.1, steps: 50 }) }),
 *   epochs: 5,
 *   key: key(2),
 *   checkpoint: { store: memoryStore(), configuration: { inputs: 2 } },
 *   onProgress: ({ step, steps, metrics }) => console.log(`${step}/${steps}: ${metrics.loss}`),
 * });
 * console.log(metrics.loss);
 * model.dispose();
 * ```
 */
export async function fit<Batch>({
  onProgress = [],
  ...options
}: FitOptions<Batch>): Promise<FitResult> {
  const listeners = typeof onProgress === 'function' ? [onProgress] : onProgress;
  const steps = fitSteps(options);
  for (;;) {
    const next = await steps.next();
    if (next.done === true) return next.value;
    // Thrown on by the run, which frees what it made.
    await tell(listeners, next.value).catch((error: unknown) => steps.throw(error));
  }
}

async function tell(listeners: readonly Listener[], progress: Progress): Promise<void> {
  for (const listener of listeners) await listener(progress);
}
