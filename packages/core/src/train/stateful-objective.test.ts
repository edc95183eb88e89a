import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import type { StatefulObjective } from '../objective.js';
import { gaussian } from '../random/gaussian.js';
import { key, type Key } from '../random/key.js';
import { valueAndGrads } from '../value-and-grads.js';
import type { FitStepsOptions } from './fit-options.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import { sgd } from './optimizers/sgd.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';

/** A number that is drawn to a chain, which walks, and to a baseline, which is trained along. */
function walk() {
  const model = tf.tidy(() => ({ x: tf.variable(tf.scalar(1)) }));
  const own = tf.tidy(() => ({
    baseline: tf.variable(tf.scalar(0)),
    chain: tf.variable(tf.zeros([2]), false),
  }));
  const objective: StatefulObjective<Tensor> = Object.assign(
    (batch: Tensor, noiseKey: Key) => {
      const { baseline, chain } = own;
      tf.tidy(() => chain.assign(tf.add(chain, gaussian(noiseKey, [2]))));
      const { x } = model;
      return valueAndGrads({ x, 'objective.baseline': baseline }, () => ({
        value: tf.mean<Scalar>(
          tf.add(tf.square(tf.sub(x, chain)), tf.square(tf.sub(baseline, batch))),
        ),
      }));
    },
    { parameters: () => own, dispose: () => tf.dispose(own) },
  );
  return {
    model: { parameters: () => model },
    objective,
    values: async () => {
      const all = [model.x, own.baseline, own.chain].map((variable) => variable.data());
      return (await Promise.all(all)).flatMap((values) => [...values]);
    },
    dispose: () => tf.dispose([model.x, own.baseline, own.chain]),
  };
}

const options = (
  { model, objective }: ReturnType<typeof walk>,
  more: Partial<FitStepsOptions<Tensor>> = {},
) => ({
  model,
  objective,
  batches: { batchesPerEpoch: 2, batchSize: 1, batch: () => tf.scalar(3) },
  optimizer: sgd({ learningRate: 0.1 }),
  key: key(5),
  ...more,
});

describe('an objective with variables of its own', () => {
  test('moves its buffers and has the others trained along', async () => {
    const run = walk();
    await fit({ ...options(run), steps: 60 });
    const [, baseline, ...chain] = await run.values();
    await expectClose([baseline!], [3], 1e-4);
    expect(chain.every((place) => Math.abs(place) > 0.1)).toBe(true);
    run.dispose();
  });

  test('goes on from a checkpoint as if it had never stopped', async () => {
    const [whole, first, second] = [walk(), walk(), walk()];
    await fit({ ...options(whole), steps: 7 });
    const store = memoryStore();
    await fit({ ...options(first), steps: 4, checkpoint: { store } });
    const resume = await readCheckpoint(store);
    expect(Object.keys(resume!.model)).toEqual(['x']);
    expect(Object.keys(resume!.objective).sort()).toEqual(['baseline', 'chain']);
    await fit({ ...options(second), steps: 7, resume });
    expect(await second.values()).toEqual(await whole.values());
    for (const run of [whole, first, second]) run.dispose();
  });

  test('has them under the name of its phase, whatever the phase trains of the model', async () => {
    const [left, right] = [walk(), walk()];
    const { x } = left.model.parameters();
    const model = { parameters: () => ({ x, ...namedX(right) }) };
    const ofRight: StatefulObjective<Tensor> = Object.assign(
      (...args: Parameters<StatefulObjective<Tensor>>) => {
        const estimate = right.objective(...args);
        const { x: gradient, ...grads } = estimate.grads;
        return { ...estimate, grads: { ...grads, y: gradient! } };
      },
      { parameters: right.objective.parameters, dispose: right.objective.dispose },
    );
    const phases = {
      left: { objective: left.objective, trains: (path: string) => path === 'x' },
      right: { objective: ofRight, trains: () => false },
    };
    const store = memoryStore();
    await fit({ ...options(left), model, objective: phases, steps: 40, checkpoint: { store } });
    const { objective, optimizer } = (await readCheckpoint(store))!;
    expect(Object.keys(objective).sort()).toEqual(
      ['left', 'right'].flatMap((name) => [`${name}.baseline`, `${name}.chain`]),
    );
    expect(optimizer).toBeDefined();
    const [y, baseline] = await right.values();
    expect(y).toBe(1);
    await expectClose([baseline!], [3], 1e-3);
    for (const run of [left, right]) run.dispose();
  });

  test('is refused where another has its place, or validation would move it', async () => {
    const run = walk();
    const own = {
      parameters: () => ({ ...run.model.parameters(), ...run.objective.parameters() }),
    };
    await expect(fit({ ...options(run, { model: own }), steps: 1 })).rejects.toThrow(
      'fit: model: expected each variable under one path; got baseline, objective.baseline.',
    );
    const { batches } = options(run);
    await expect(fit({ ...options(run), steps: 1, validation: { batches } })).rejects.toThrow(
      'fit: validation.evaluate: expected a function, for the objective moves its chain; got none.',
    );
    const resume = await checkpointWithout(run);
    await expect(fit({ ...options(run), steps: 4, resume })).rejects.toThrow(
      'fit: resume: expected the variables of this objective; got missing: baseline, chain.',
    );
    run.dispose();
  });

  test('leaves no tensors behind', async () => {
    await expectNoLeak(async () => {
      const run = walk();
      await fit({ ...options(run), steps: 3 });
      run.dispose();
    });
  });
});

const namedX = (run: ReturnType<typeof walk>) => ({ y: run.model.parameters().x });

/** A checkpoint of a run whose objective has no variables of its own. */
async function checkpointWithout(run: ReturnType<typeof walk>) {
  const store = memoryStore();
  const { x } = run.model.parameters();
  const objective = () => valueAndGrads({ x }, () => ({ value: tf.square(x) as Scalar }));
  await fit({ ...options(run), objective, steps: 2, checkpoint: { store } });
  return readCheckpoint(store);
}
