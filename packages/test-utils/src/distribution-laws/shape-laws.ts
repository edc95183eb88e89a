import * as tf from '@tensorflow/tfjs-core';
import { InputError, key, validate } from '@gen/core';
import { expect } from 'vitest';
import { expectClose } from '../expect-close.js';
import { expectNoLeak } from '../expect-no-leak.js';
import type { AnyDistribution, Trial } from './distribution-case.js';

/** What holds whatever the mathematics: shapes, keys, messages and memory. */
export function shapeLaws({ law, dtype = 'float32' }: Trial): void {
  law('shapes are [...sample, ...batch, ...event]', (d) => {
    const whole = [...d.batchShape, ...d.eventShape];
    for (const shape of [[], [3], [2, 3], [0]]) {
      const x = d.sample(key(0), shape);
      expect(x.shape).toEqual([...shape, ...whole]);
      expect(x.dtype).toBe(dtype);
      for (const each of [d.logProb, d.cdf, d.logCdf, d.logSurvival]) {
        if (each !== undefined) expect(each(x).shape).toEqual([...shape, ...d.batchShape]);
      }
    }
    expect(d.sample(key(0)).shape).toEqual(whole);
    for (const moment of [d.mean?.(), d.variance?.(), d.mode?.()]) {
      if (moment !== undefined) expect(moment.shape).toEqual(whole);
    }
    if (d.entropy !== undefined) expect(d.entropy().shape).toEqual(d.batchShape);
  });

  law('a sample is a pure function of its key', async (d) => {
    const draw = async (seed: number): Promise<number[]> =>
      Array.from(await d.sample(key(seed), [32]).data());
    expect(await draw(1)).toEqual(await draw(1));
    if (d.family !== 'Delta') expect(await draw(1)).not.toEqual(await draw(2));
  });

  law('samples come with their log probability', async (d) => {
    if (d.sampleAndLogProb === undefined) return;
    const { sample, logProb } = d.sampleAndLogProb(key(2), [16]);
    await expectClose(sample, d.sample(key(2), [16]), 1e-6);
    await expectClose(logProb, d.logProb(sample), 1e-4);
  });

  law('parameters and samples lie where they must', async (d) => {
    if (d.checkedParameters === undefined) return;
    await validate({ ...d, checkedParameters: d.checkedParameters }, d.sample(key(9), [64]));
  });

  law('logProb names an argument of the wrong shape', (d) => {
    const whole = [...d.batchShape, ...d.eventShape];
    if (whole.length === 0) return; // whatever shape is one of samples
    const wrong = tf.zeros([...whole.slice(0, -1), whole.at(-1)! + 1]);
    expect(() => d.logProb(wrong)).toThrow(InputError);
    expect(() => d.logProb(wrong)).toThrow(/\.logProb: x: expected .*; got shape \[/);
  });

  law('leaves no tensors behind', async (d) => {
    await expectNoLeak(() => everythingOf(d));
  });
}

/** Whatever a distribution can compute. */
function everythingOf(d: AnyDistribution): tf.Tensor[] {
  const x = d.sample(key(0), [2]);
  const both = d.sampleAndLogProb?.(key(0), [2]);
  const some = [d.cdf?.(x), d.logCdf?.(x), d.logSurvival?.(x), both?.sample, both?.logProb];
  const moments = [d.mean?.(), d.variance?.(), d.mode?.(), d.entropy?.()];
  return [x, d.logProb(x), ...some, ...moments].filter((each) => each !== undefined);
}
