import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key, type Objective } from '@gen/core';
import { stateDict, type HasParameters } from '@gen/core/nn';
import {
  adam,
  chain,
  clipByGlobalNorm,
  cosineDecay,
  fit,
  fitSteps,
  memoryStore,
  movingAverage,
  readCheckpoint,
  type Batches,
  type CheckpointOptions,
  type FitStepsOptions,
  type HostTensors,
} from '@gen/core/train';

/** A model that is to be trained, how, and on what. */
export interface FitCase<Batch> {
  /** The model; the laws dispose it. */
  readonly model: HasParameters;
  /** What is minimised. */
  readonly objective: Objective<Batch>;
  /** The data: at least two batches an epoch. */
  readonly batches: Batches<Batch>;
}

/** Sizes of a run under test. */
export interface FitLawOptions {
  /** Number of steps after which the loss must have fallen. */
  readonly steps?: number;
  /** Learning rate of Adam. */
  readonly learningRate?: number;
}

/** Laws of training that hold for every model. `make` returns a new case, always the same. */
export function fitLaws<Batch>(
  name: string,
  make: () => FitCase<Batch>,
  { steps = 20, learningRate = 0.01 }: FitLawOptions = {},
): void {
  const optimizer = chain(
    clipByGlobalNorm(1),
    adam({ learningRate: cosineDecay({ from: learningRate, to: learningRate / 2, steps }) }),
  );
  const optionsOf = (fitted: FitCase<Batch>): FitStepsOptions<Batch> => ({
    ...fitted,
    optimizer,
    steps,
    reportEvery: 1,
    key: key(5),
  });
  /** Works on a new case, then expects that nothing but the case was made. */
  const on = async (work: (fitted: FitCase<Batch>) => Promise<void>): Promise<void> => {
    const fitted = make();
    const before = tf.memory().numTensors;
    await work(fitted);
    expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0);
    fitted.model.dispose();
  };

  describe(`training ${name}`, () => {
    test('lowers the loss', () =>
      on(async (fitted) => {
        const losses: number[] = [];
        for await (const { metrics } of fitSteps(optionsOf(fitted))) losses.push(metrics['loss']!);
        expect(losses.length).toBe(steps);
        expect(losses.at(-1)).toBeLessThan(losses[0]!);
      }));

    test('reaches every parameter that is no buffer', () =>
      on(async ({ model, objective, batches }) => {
        const batch = await batches.batch(0, 0);
        const schedules = Object.keys(objective.schedules ?? {});
        const scalars = Object.fromEntries(schedules.map((key) => [key, tf.scalar(1)]));
        const estimate = tf.tidy(() => ({ ...objective(batch, foldIn(key(5), 0), scalars) }));
        for (const [path, { trainable }] of Object.entries(model.parameters())) {
          if (!trainable) continue;
          const gradient = await estimate.grads[path]?.data();
          const norm = gradient && Math.hypot(...gradient);
          expect(norm, `gradient of ${path}`).toBeGreaterThan(0);
        }
        tf.dispose([batch as tf.TensorContainer, estimate, scalars]);
      }));

    test('resumed equals uninterrupted, bit for bit', () =>
      on(async (fitted) => {
        const half = Math.ceil(steps / 2) + 1;
        const whole = await train(optionsOf(fitted));

        const [first, second] = [make(), make()];
        const store = memoryStore();
        const part = await train({ ...optionsOf(first), steps: half }, { store });
        expect(part).not.toEqual(whole);
        const resume = await readCheckpoint(store);
        expect(resume?.step).toBe(half);
        const resumed = await train({ ...optionsOf(second), resume });
        expect(resumed).toEqual(whole);
        first.model.dispose();
        second.model.dispose();
      }));
  });
}

/** Trains with a moving average; returns the bits of the parameters and of the averages. */
async function train<Batch>(
  options: FitStepsOptions<Batch>,
  checkpoint?: CheckpointOptions,
): Promise<readonly [HostTensors, HostTensors]> {
  const model = options.model;
  const ema = movingAverage(model, { decay: 0.9 });
  await fit({ ...options, ema, checkpoint });
  const bits = await Promise.all([stateDict(model), stateDict(ema)]);
  ema.dispose();
  return bits;
}
