import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError, key, validate } from '@gen/core';
import type { Constraint } from '@gen/core/constraints';
import { expect } from 'vitest';
import { expectClose } from '../expect-close.js';
import { expectNoLeak } from '../expect-no-leak.js';
import type { AnyDistribution, Trial } from './distribution-case.js';

/** What holds whatever the mathematics: shapes, keys, messages and memory. */
export function shapeLaws(trial: Trial): void {
  const { law, dtype = 'float32' } = trial;
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

  law('validate names each parameter that lies outside, and its worst value', async (d, list) => {
    for (const [i, value] of list.entries()) {
      const checked = d.checkedParameters?.find((each) => each.value === value);
      const wrong = checked && (await spoiled(value, checked.constraint));
      if (wrong === undefined) continue;
      const { callee, argument, constraint } = checked!;
      const spoilt = trial.fromList(list.with(i, wrong.value));
      await expect(validate({ ...spoilt, checkedParameters: spoilt.checkedParameters! })).rejects
        .toThrow(`${callee}: ${argument}: expected ${constraint.name}; got ${wrong.worst}`); // prettier-ignore
      tf.dispose(wrong.value);
    }
  });

  law('validate names an event outside the support', async (d) => {
    const { checkedParameters, support } = d;
    if (checkedParameters === undefined || support === undefined) return;
    // Of points, the support is the space that they lie in.
    if (['Delta', 'Empirical'].includes(d.family)) return;
    for (const event of trial.outside ?? []) {
      const x = tf.tensor(event as number[], [...d.eventShape]);
      const message = `validate: x: expected ${support.name}; got ${told(await x.data())}`;
      await expect(validate({ ...d, checkedParameters }, x)).rejects.toThrow(message);
      tf.dispose(x);
    }
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

/**
 * A parameter of which one event, the last, lies outside, and the numbers of that event: its negative, or
 * shifted, or what is nowhere inside.
 */
async function spoiled(
  value: Tensor,
  { eventRank, violation, ends }: Constraint,
): Promise<{ readonly value: Tensor; readonly worst: string } | undefined> {
  const shape = value.shape.slice(value.rank - eventRank);
  const size = tf.util.sizeFromShape(shape);
  const all = Array.from(await value.data());
  const event = all.slice(-size);
  const tried = [event.map((x) => -x - 1), event.map((x) => x + 0.25), event.map(() => -Infinity)];
  const last = ends && (await Promise.all(ends.map(lastOf)));
  const outside = tried.find((each) => violation(each, shape, last) > 0);
  if (outside === undefined) return undefined;
  const wrong = tf.tensor([...all.slice(0, -size), ...outside], value.shape);
  return { value: wrong, worst: told((await wrong.data()).slice(-size)) };
}

/** The last number of a parameter. */
const lastOf = async (end: number | Tensor): Promise<number> =>
  typeof end === 'number' ? end : (await end.data()).at(-1)!;

/** How a message tells an event: as far as float32 goes. */
function told(event: ArrayLike<number>): string {
  const numbers = Array.from(event, (x) => Number(x.toPrecision(7)));
  if (numbers.length === 1) return `${numbers[0]}`;
  return `[${numbers.slice(0, 8).join(', ')}${numbers.length > 8 ? ', …' : ''}]`;
}

/** Whatever a distribution can compute. */
function everythingOf(d: AnyDistribution): tf.Tensor[] {
  const x = d.sample(key(0), [2]);
  const both = d.sampleAndLogProb?.(key(0), [2]);
  const some = [d.cdf?.(x), d.logCdf?.(x), d.logSurvival?.(x), both?.sample, both?.logProb];
  const moments = [d.mean?.(), d.variance?.(), d.mode?.(), d.entropy?.()];
  return [x, d.logProb(x), ...some, ...moments].filter((each) => each !== undefined);
}
