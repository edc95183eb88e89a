import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, foldIn, split, type Key, type Objective } from '@gen/core';
import type { HasParameters } from '@gen/core/nn';
import {
  fitSteps,
  readCheckpoint,
  type Batches,
  type CheckpointOptions,
  type FitResult,
  type FitStepsOptions,
  type Phases,
  type Progress,
} from '@gen/core/train';

/** A layer of a stack, which draws what the next one learns from. */
export interface Stackable extends Pick<HasParameters, 'parameters'> {
  /** Draws hidden states `[batch, hidden]` given visible ones `[batch, visible]`. */
  sampleHidden(key: Key, v: Tensor): Tensor;
}

/** How a layer is trained, but for what {@link pretrain} says itself. */
export type LayerFitOptions = Omit<
  FitStepsOptions<Tensor>,
  'model' | 'objective' | 'batches' | 'key' | 'checkpoint' | 'resume' | 'signal'
>;

/** Options of {@link pretrainSteps}. */
export interface PretrainStepsOptions<L extends Stackable> {
  /** The layers, from the visible units up, whose parameters are changed in place. Borrowed. */
  readonly stack: readonly L[];
  /** Makes the objective of a layer, which is disposed with the variables of its own once it is trained. */
  readonly objective: (layer: L, index: number) => Objective<Tensor> | Phases<Tensor>;
  /** How a layer is trained: its optimizer, its number of epochs or steps. */
  readonly fit: (index: number) => LayerFitOptions;
  /** What the lowest layer is trained on; those of validation are visible states too. */
  readonly batches: Batches<Tensor>;
  /** Key of the run. */
  readonly key: Key;
  /** Called before a layer is trained, with the trained one below it, as {@link beginAsBelow} is. */
  readonly begin?: (layer: L, below: L) => void;
  /** Makes what the next layer is trained on; draws of the hidden states where it is left out. */
  readonly up?: (layer: L, v: Tensor, key: Key, index: number) => Tensor;
  /** Saves each layer under a name of its own, `layer-0.safetensors`, …; `name` is put in place of `layer`. */
  readonly checkpoint?: Omit<CheckpointOptions, 'best'> | undefined;
  /** Whether to go on from the checkpoints that are in the store. */
  readonly resume?: boolean;
  /** Stops the run after the step that it is in. */
  readonly signal?: AbortSignal | undefined;
}

/** How pretraining goes: the progress of a layer. */
export interface PretrainProgress extends Progress {
  /** Which layer it is, from 0. */
  readonly layer: number;
  /** How many layers there are. */
  readonly layers: number;
}

/** Options of {@link pretrain}. */
export interface PretrainOptions<L extends Stackable> extends PretrainStepsOptions<L> {
  /** Told how it goes; waited for. */
  readonly onProgress?: (progress: PretrainProgress) => void | Promise<void>;
}

/**
 * Trains a stack greedily: each layer on what the trained ones below make of data, one after another, at
 * the pace of whoever listens.
 *
 *     v → RBM 1,   h¹ ∼ p(h¹ | v) → RBM 2,   h² ∼ p(h² | h¹) → RBM 3, …
 *
 * Hinton, Osindero & Teh 2006, "A fast learning algorithm for deep belief nets", §4,
 * https://doi.org/10.1162/neco.2006.18.7.1527: adding a layer raises a bound on log p(v) as long as it is
 * no smaller and begins where the one below is. Each layer is a run of `fitSteps` with checkpoints of its
 * own, so that a run that is taken up again equals one that was never interrupted.
 *
 * @returns at the end, how the run of each layer ended; fewer than there are layers where it was aborted.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { binaryUnits, minimumProbabilityFlow, pretrainSteps, RBM } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const stack = [
 *   new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: first }),
 *   new RBM({ visible: binaryUnits(3), hidden: binaryUnits(2), key: second }),
 * ];
 * const batches = { batchesPerEpoch: 5, batchSize: 8, batch: () => tf.ones([8, 4]) };
 * const run = pretrainSteps({
 *   stack,
 *   objective: (rbm) => minimumProbabilityFlow(rbm),
 *   fit: () => ({ epochs: 2 }),
 *   batches,
 *   key: key(1),
 * });
 * for await (const { layer, metrics } of run) console.log(layer, metrics.loss);
 * for (const rbm of stack) rbm.dispose();
 * ```
 */
export async function* pretrainSteps<L extends Stackable>(
  options: PretrainStepsOptions<L>,
): AsyncGenerator<PretrainProgress, FitResult[], void> {
  const { stack, signal } = options;
  checkCount('pretrain', 'stack.length', stack.length);
  const results: FitResult[] = [];
  for (const layer of stack.keys()) {
    const steps = layerSteps(options, layer);
    try {
      for (;;) {
        const next = await steps.next();
        if (next.done !== true) {
          yield { ...next.value, layer, layers: stack.length };
          continue;
        }
        results.push(next.value);
        break;
      }
    } finally {
      // Of use where the loop over the reports is left.
      await steps.return(undefined as never);
    }
    if (signal?.aborted === true) break;
  }
  return results;
}

/**
 * Trains a stack greedily: {@link pretrainSteps} to its end, with a callback instead of a loop.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { binaryUnits, minimumProbabilityFlow, pretrain, RBM } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const stack = [
 *   new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: first }),
 *   new RBM({ visible: binaryUnits(3), hidden: binaryUnits(2), key: second }),
 * ];
 * await pretrain({
 *   stack,
 *   objective: (rbm) => minimumProbabilityFlow(rbm),
 *   fit: () => ({ epochs: 2 }),
 *   batches: { batchesPerEpoch: 5, batchSize: 8, batch: () => tf.ones([8, 4]) },
 *   key: key(1),
 *   onProgress: ({ layer, metrics }) => console.log(layer, metrics.loss),
 * });
 * for (const rbm of stack) rbm.dispose();
 * ```
 */
export async function pretrain<L extends Stackable>({
  onProgress,
  ...options
}: PretrainOptions<L>): Promise<FitResult[]> {
  const steps = pretrainSteps(options);
  for (;;) {
    const next = await steps.next();
    if (next.done === true) return next.value;
    try {
      await onProgress?.(next.value);
    } catch (error) {
      await steps.throw(error);
    }
  }
}

/** The run of one layer. */
async function* layerSteps<L extends Stackable>(
  { stack, objective: objectiveOf, fit, batches, key, begin, up, ...run }: PretrainStepsOptions<L>,
  index: number,
): AsyncGenerator<Progress, FitResult, void> {
  const model = stack[index]!;
  const keys = split(key, 2 * stack.length);
  const through = (source: Batches<Tensor>): Batches<Tensor> =>
    raised(source, (v, batchKey) =>
      stack.slice(0, index).reduce((x, layer, l) => {
        const layerKey = foldIn(batchKey, l);
        return up === undefined ? layer.sampleHidden(layerKey, x) : up(layer, x, layerKey, l);
      }, v), keys[stack.length + index]!); // prettier-ignore
  const { validation, ...options } = fit(index);
  const { store, name = 'layer', ...checkpoint } = run.checkpoint ?? {};
  const file = `${name}-${index}.safetensors`;
  if (index > 0) begin?.(model, stack[index - 1]!);
  const objective = objectiveOf(model, index);
  try {
    return yield* fitSteps({
      ...options,
      model,
      objective,
      batches: through(batches),
      key: keys[index]!,
      signal: run.signal,
      validation: validation && { ...validation, batches: through(validation.batches) },
      checkpoint: store && {
        ...checkpoint,
        store,
        name: file,
        best: `${name}-${index}-best.safetensors`,
      },
      resume: store && run.resume === true ? await readCheckpoint(store, file) : undefined,
    });
  } finally {
    disposeObjective(objective);
  }
}

/** Batches that something has been made of, by a key for each. */
const raised = (
  source: Batches<Tensor>,
  make: (v: Tensor, key: Key) => Tensor,
  key: Key,
): Batches<Tensor> => ({
  ...source,
  batch: async (epoch, index) => {
    const v = await source.batch(epoch, index);
    const batchKey = foldIn(key, epoch * source.batchesPerEpoch + index);
    try {
      // What `make` gives may be the batch itself.
      return tf.tidy(() => tf.clone(make(v, batchKey)));
    } finally {
      v.dispose();
    }
  },
});

function disposeObjective(objective: Objective<Tensor> | Phases<Tensor>): void {
  const all =
    typeof objective === 'function'
      ? [objective]
      : Object.values(objective).map((phase) => phase.objective);
  for (const each of all) (each as Partial<HasParameters>).dispose?.();
}
