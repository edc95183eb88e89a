import { describe, expect, test } from 'vitest';
import { expectClose, fallingCase, falls } from '@gen/test-utils';
import type { FitStepsOptions } from './fit-options.js';
import { fitSteps } from './fit-steps.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import type { Progress } from './progress.js';

async function reports<Batch>(options: FitStepsOptions<Batch>): Promise<Progress[]> {
  const all: Progress[] = [];
  for await (const progress of fitSteps(options)) all.push(progress);
  return all;
}

describe('reports', () => {
  test('come every so many steps and after each epoch, with means since the last', async () => {
    const fitted = fallingCase();
    const all = await reports({ ...fitted, ...falls, steps: 8, reportEvery: 3 });
    expect(all.map(({ step, steps }) => [step, steps])).toEqual([
      [3, 8],
      [5, 8],
      [6, 8],
      [8, 8],
    ]);
    expect(all.map(({ metrics }) => metrics['loss'])).toEqual([9, 6.5, 5, 3.5]);
    expect(all.map(({ epoch, epochs }) => [epoch, epochs])).toEqual([
      [0.6, 1.6],
      [1, 1.6],
      [1.2, 1.6],
      [1.6, 1.6],
    ]);
    for (const { examplesPerSecond } of all) expect(examplesPerSecond).toBeGreaterThan(0);
    expect(all.map(({ secondsLeft }) => secondsLeft > 0)).toEqual([true, true, true, false]);
    fitted.model.dispose();
  });

  test('tell each step, and come before the checkpoint of their step', async () => {
    const fitted = fallingCase();
    const seen: unknown[] = [];
    const onProgress = ({ history }: Progress): void =>
      void seen.push(history.map(({ loss }) => loss));
    const put = async (): Promise<void> => void seen.push('saved');
    const checkpoint = { store: { ...memoryStore(), put }, every: 4 };
    await fit({ ...fitted, ...falls, steps: 7, reportEvery: 3, checkpoint, onProgress });
    expect(seen).toEqual([[10, 9, 8], [7], 'saved', [6], [5], [4], 'saved']);
    fitted.model.dispose();
  });

  test('the time in which the listener works is not counted', async () => {
    const fitted = fallingCase();
    const speeds: number[] = [];
    for await (const progress of fitSteps({ ...fitted, ...falls, steps: 2, reportEvery: 1 })) {
      speeds.push(progress.examplesPerSecond);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(speeds[1]).toBeGreaterThan(4 / 0.25);
    fitted.model.dispose();
  });

  test('a run in epochs ends with them and tells the last report', async () => {
    const fitted = fallingCase();
    const seen: Progress[] = [];
    const onProgress = (progress: Progress): void => void seen.push(progress);
    const result = await fit({ ...fitted, ...falls, epochs: 2, onProgress });
    const metrics = { loss: 3 };
    expect(result).toMatchObject({ steps: 10, epochs: 2, metrics, aborted: false });
    expect(seen.map(({ step }) => step)).toEqual([5, 10]);
    await expectClose(fitted.theta, 0);
    fitted.model.dispose();
  });
});
