import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, fallingCase, falls, fiveBatches, regressionCase } from '@gen/test-utils';
import { key } from '../index.js';
import { stateDict } from '../nn/state-dict.js';
import type { Batches } from './batches.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';

describe('stopping', () => {
  test('an aborted run finishes its step, saves, and resumed equals uninterrupted', async () => {
    const [whole, part, rest] = [regressionCase(), regressionCase(), regressionCase()];
    const options = { key: key(3), steps: 8, reportEvery: 3 };
    await fit({ ...whole, ...options });

    const store = memoryStore();
    const controller = new AbortController();
    const stopping: Batches<Tensor> = {
      ...fiveBatches,
      batch: (epoch, index) => {
        if (index === 3) controller.abort();
        return fiveBatches.batch(epoch, index);
      },
    };
    const seen: number[] = [];
    const result = await fit({
      ...part,
      ...options,
      batches: stopping,
      checkpoint: { store },
      signal: controller.signal,
      onProgress: ({ step }) => void seen.push(step),
    });
    expect(result).toMatchObject({ steps: 4, aborted: true });
    expect(Object.keys(result.metrics).sort()).toEqual(['error', 'loss']);
    expect(seen).toEqual([3, 4]);

    const resume = await readCheckpoint(store);
    expect(resume!.step).toBe(4);
    const ended = await fit({ ...rest, ...options, resume });
    expect(ended).toMatchObject({ steps: 8, aborted: false });
    expect(await stateDict(rest.model)).toEqual(await stateDict(whole.model));
    for (const { model } of [whole, part, rest]) model.dispose();
  });

  test('a run that is over does nothing when it is resumed', async () => {
    const [first, again] = [fallingCase(), fallingCase()];
    const store = memoryStore();
    await fit({ ...first, ...falls, steps: 4, checkpoint: { store } });
    const resume = await readCheckpoint(store);
    const result = await fit({ ...again, ...falls, steps: 4, resume });
    expect(result).toMatchObject({ steps: 4, epochs: 0.8, metrics: {}, aborted: false });
    await expectClose(again.theta, 6, 0);
    first.model.dispose();
    again.model.dispose();
  });

  test('others have their turn while it trains', async () => {
    const fitted = fallingCase();
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 30);
    const { aborted } = await fit({
      ...fitted,
      ...falls,
      steps: 1_000_000,
      reportEvery: 1_000_000,
      signal: controller.signal,
    });
    clearTimeout(timer);
    expect(aborted).toBe(true);
    fitted.model.dispose();
  });

  test('a turn is given by what is passed as pause', async () => {
    const fitted = fallingCase();
    const controller = new AbortController();
    const pause = async (): Promise<void> => controller.abort();
    const options = { ...fitted, ...falls, steps: 1_000_000, reportEvery: 1_000_000, pause };
    expect((await fit({ ...options, signal: controller.signal })).aborted).toBe(true);
    fitted.model.dispose();
  });
});
