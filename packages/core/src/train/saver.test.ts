import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { fallingCase, falls, fiveBatches } from '@gen/test-utils';
import type { HostTensors } from '../safetensors/host-tensor.js';
import { stateDict } from '../nn/state-dict.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import type { CheckpointOptions } from './fit-options.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import type { Store } from './store.js';

/** Trains a falling case with validation, from where the store is. */
async function train(
  store: Store,
  { steps = 6, ...options }: Partial<CheckpointOptions> & { steps?: number } = {},
  from?: string,
): Promise<HostTensors> {
  const fitted = fallingCase();
  try {
    await fit<Tensor>({
      ...fitted,
      ...falls,
      steps,
      resume: await readCheckpoint(store, from),
      checkpoint: { store, every: 2, ...options },
      validation: {
        batches: { ...fiveBatches, batchesPerEpoch: 1 },
        every: 3,
        earlyStopping: { patience: 9 },
      },
    });
    return await stateDict(fitted.model);
  } finally {
    fitted.model.dispose();
  }
}

describe('the last checkpoints', () => {
  test('are kept under their steps, and the newest of them is read', async () => {
    const store = memoryStore();
    await train(store, { steps: 9, keep: 3 });
    expect(await store.list()).toEqual([
      'best.safetensors',
      'checkpoint-000006.safetensors',
      'checkpoint-000008.safetensors',
      'checkpoint-000009.safetensors',
    ]);
    expect((await readCheckpoint(store))!.step).toBe(9);
    expect((await readCheckpoint(store, 'checkpoint-000006.safetensors'))!.step).toBe(6);
  });

  test('of later steps are removed by a run that goes back', async () => {
    const store = memoryStore();
    await train(store, { keep: 3, steps: 8 });
    await store.put('checkpoint-000900.safetensors', (await store.get('best.safetensors'))!);
    const back = 'checkpoint-000006.safetensors';
    await train(store, { keep: 3, steps: 7 }, back);
    expect((await readCheckpoint(store))!.step).toBe(7);
    expect(await store.list()).not.toContain('checkpoint-000900.safetensors');
  });

  test.each([
    [3, 1],
    [1, 3],
  ])('are found where %d were kept, and then %d', async (first, second) => {
    const store = memoryStore();
    await train(store, { keep: first, steps: 4 });
    expect((await readCheckpoint(store))!.step).toBe(4);
    await train(store, { keep: second, steps: 8 });
    expect((await readCheckpoint(store))!.step).toBe(8);
  });
});

/** A store whose `at`-th change fails, and all after it: a disk that is full, a program that is dead. */
function failing(store: Store, at: number): Store & { readonly failed: () => boolean } {
  let calls = 0;
  const change =
    <A extends unknown[]>(work: (...given: A) => Promise<void>) =>
    async (...given: A): Promise<void> => {
      if (calls++ >= at) throw new Error('full');
      await work(...given);
    };
  return {
    ...store,
    put: change(store.put),
    append: change(store.append),
    remove: change(store.remove),
    failed: () => calls > at,
  };
}

test.each([1, 2])(
  'whichever change of the store fails, nothing saved is lost (keep %d)',
  async (keep) => {
    const whole = memoryStore();
    const wanted = await train(whole, { keep });
    for (let at = 0; ; at++) {
      const store = memoryStore();
      const full = failing(store, at);
      const before = train(full, { keep });
      if (
        !(await before.then(
          () => full.failed(),
          () => true,
        ))
      ) {
        expect(at).toBeGreaterThanOrEqual(6);
        break;
      }
      await expect(before).rejects.toThrow('full');
      expect(await train(store, { keep })).toEqual(wanted);
      for (const name of await whole.list()) {
        expect(await store.get(name), `${name}, change ${at}`).toEqual(await whole.get(name));
      }
    }
  },
);
