import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, type Objective } from '@gen/core';
import { loadStateDict, type HasParameters } from '@gen/core/nn';
import { fitSteps, type HostTensors, type Optimizer, type Progress } from '@gen/core/train';
import { COMPARED_STEPS } from '../contestant/compared-steps.js';
import { countOf, settle } from '../contestant/tensors.js';
import type { Work } from '../contestant/work.js';

/** Work that is the steps of `fit`, on one batch. */
export interface Trained {
  /** What is trained; belongs to the work. */
  readonly model: HasParameters;
  /** Its first parameters. */
  readonly initial: HostTensors;
  /** What is minimised. */
  readonly objective: Objective<Tensor>;
  /** The same without draws, by which contestants are compared. */
  readonly drawless?: Objective<Tensor>;
  /** How gradients become updates. */
  readonly optimizer: Optimizer;
  /** The batch; belongs to the work. */
  readonly batch: Tensor;
}

const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** Makes {@link Work} of the steps of `fit`. */
export function trained(options: Trained): Work {
  const { model, initial, objective, drawless = objective, optimizer, batch } = options;
  // Set by whoever compares steps as they are with compiled ones.
  const eager = process.env['GEN_BENCH_EAGER'] === '1';
  const batches = { batchesPerEpoch: FOR_EVER, batchSize: 1, batch: () => tf.clone(batch) };
  const steps = (of: Objective<Tensor>, count: number, reportEvery: number) =>
    fitSteps({
      ...{ model, objective: of, optimizer, batches, key: key(7), steps: count, reportEvery },
      eager,
    });
  const runs: AsyncGenerator<Progress>[] = [];
  loadStateDict(model, initial);
  return {
    parameters: countOf(model.parameters()),
    results: async () => {
      const losses: number[] = [];
      for await (const { history } of steps(drawless, COMPARED_STEPS, COMPARED_STEPS)) {
        losses.push(...history.map(({ loss }) => loss!));
      }
      loadStateDict(model, initial);
      return losses;
    },
    burst: (count) => {
      const run = steps(objective, FOR_EVER, count);
      runs.push(run);
      return async () => {
        await run.next();
        // A loss that depends on no parameter is there before the update is.
        await settle(Object.values(model.parameters())[0]!);
      };
    },
    dispose: async () => {
      for (const run of runs) await run.return(undefined);
      batch.dispose();
      model.dispose();
    },
  };
}
