import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  InputError,
  key,
  type Distribution,
  type HasEntropy,
  type HasMean,
  type HasVariance,
  type Reparameterized,
} from '@gen/core';
import { describe, expect, test } from 'vitest';
import { checkGradients } from './check-gradients.js';
import type { Events } from './events.js';
import { expectClose } from './expect-close.js';
import { expectNoLeak } from './expect-no-leak.js';

/** Numbers nested to the depth of a tensor's rank. */
export type Nested = number | readonly Nested[];

/** A distribution with whatever capabilities it has. */
export type AnyDistribution = Distribution &
  Partial<HasMean & HasVariance & HasEntropy & Reparameterized>;

/** Values that another program computed. */
export interface DistributionGolden {
  /** Parameters by name. */
  readonly parameters: Readonly<Record<string, Nested>>;
  /** Events, `[rows, ...batch, ...event]`. */
  readonly x: Nested;
  /** Log densities, `[rows, ...batch]`. */
  readonly logProb: Nested;
  /** Entropies, `[...batch]`. */
  readonly entropy?: Nested;
}

/** What the laws of a distribution are tried with. */
export interface DistributionCase {
  /** Parameters by name, such that no axis of the batch and the event has size 1. */
  readonly parameters: Readonly<Record<string, Nested>>;
  /** All events, or a fine grid of them. */
  readonly events: Events;
  /** Values to agree with. */
  readonly goldens?: readonly DistributionGolden[];
}

const SAMPLES = 10_000;

/** Laws that every distribution obeys, tried on the one that `make` makes of named parameters. */
export function distributionLaws(
  name: string,
  make: (parameters: Record<string, Tensor>) => AnyDistribution,
  { parameters, events, goldens = [] }: DistributionCase,
): void {
  const tensorsOf = (named: DistributionCase['parameters']): Record<string, Tensor> =>
    Object.fromEntries(
      Object.entries(named).map(([each, value]) => [each, tf.tensor(value as number[])]),
    );
  const names = Object.keys(parameters);
  const fromList = (list: readonly Tensor[]): AnyDistribution =>
    make(Object.fromEntries(names.map((each, i) => [each, list[i]!])));

  /** Runs a test with a fresh distribution of fresh parameters. */
  const law = (title: string, check: (d: AnyDistribution, list: Tensor[]) => unknown): void =>
    test(title, async () => {
      const list = Object.values(tensorsOf(parameters));
      await check(fromList(list), list);
      expect(list.filter(({ isDisposed }) => isDisposed)).toEqual([]);
      tf.dispose(list);
    });

  describe(name, () => {
    law('shapes are [...sample, ...batch, ...event]', (d) => {
      const whole = [...d.batchShape, ...d.eventShape];
      for (const shape of [[], [3], [2, 3], [0]]) {
        const x = d.sample(key(0), shape);
        expect(x.shape).toEqual([...shape, ...whole]);
        expect(x.dtype).toBe('float32');
        expect(d.logProb(x).shape).toEqual([...shape, ...d.batchShape]);
      }
      expect(d.sample(key(0)).shape).toEqual(whole);
      for (const moment of [d.mean?.(), d.variance?.()]) {
        if (moment !== undefined) expect(moment.shape).toEqual(whole);
      }
      if (d.entropy !== undefined) expect(d.entropy().shape).toEqual(d.batchShape);
    });

    law('a sample is a pure function of its key', async (d) => {
      const draw = async (seed: number): Promise<number[]> =>
        Array.from(await d.sample(key(seed), [32]).data());
      expect(await draw(1)).toEqual(await draw(1));
      expect(await draw(1)).not.toEqual(await draw(2));
    });

    law('the density sums to 1', async (d) => {
      const total = tf.sum(massOf(d, events), 0);
      await expectClose(total, tf.ones(total.shape), 1e-4);
    });

    law('mean, variance and entropy are those of the density', async (d) => {
      const mass = massOf(d, events); // [points, ...batch]
      const x = pointsOf(d, events);
      const weights = tf.reshape(mass, [...mass.shape, ...d.eventShape.map(() => 1)]);
      const mean = tf.sum(tf.mul(weights, x), 0);
      const variance = tf.sum(tf.mul(weights, tf.squaredDifference(x, mean)), 0);
      if (d.mean) await expectClose(d.mean(), mean, 1e-3);
      if (d.variance) await expectClose(d.variance(), variance, 1e-3);
      if (d.entropy) {
        const surprise = tf.mul(mass, tf.neg(d.logProb(x)));
        await expectClose(d.entropy(), tf.sum(surprise, 0), 1e-3);
      }
    });

    law('samples have the mean and the variance', async (d) => {
      const { mean, variance } = tf.moments(d.sample(key(3), [SAMPLES]), 0);
      if (d.variance)
        await expectClose(tf.div(variance, d.variance()), tf.onesLike(variance), 0.05);
      if (!d.mean) return;
      await expectClose(
        tf.div(tf.sub(mean, d.mean()), tf.sqrt(variance)),
        tf.zerosLike(mean),
        0.05,
      );
    });

    law('samples follow the density', async (d) => {
      if (d.eventShape.length > 0) return;
      const batch = tf.util.sizeFromShape([...d.batchShape]);
      const samples = await tf.reshape(d.sample(key(4), [SAMPLES]), [SAMPLES, batch]).data();
      const masses = await tf.reshape(massOf(d, events), [-1, batch]).data();
      for (let element = 0; element < batch; element++) {
        const every = (_: number, i: number): boolean => i % batch === element;
        const distance = kolmogorov(samples.filter(every), masses.filter(every), events);
        expect(2 * Math.exp(-2 * SAMPLES * distance ** 2), 'p-value').toBeGreaterThan(1e-4);
      }
    });

    test.each(goldens)('logProb and entropy agree with golden %#', async (golden) => {
      const d = make(tensorsOf(golden.parameters));
      await expectClose(
        d.logProb(tf.tensor(golden.x as number[])),
        tf.tensor(golden.logProb as number[]),
        1e-5,
      );
      if (golden.entropy === undefined || d.entropy === undefined) return;
      await expectClose(d.entropy(), tf.tensor(golden.entropy as number[]), 1e-5);
    });

    law('gradients of logProb are right in every parameter and in x', async (d, list) => {
      const x = d.sample(key(5), [2]);
      await checkGradients((at, ...rest) => tf.sum(fromList(rest).logProb(at!)), [x, ...list]);
    });

    law('gradients of mean, variance and entropy are right in every parameter', async (d, list) => {
      const closed = (e: AnyDistribution): Tensor[] =>
        [e.mean?.(), e.variance?.(), e.entropy?.()].filter((moment) => moment !== undefined);
      if (closed(d).length === 0) return;
      await checkGradients(
        (...rest) => tf.addN(closed(fromList(rest)).map((moment) => tf.sum(moment))),
        list,
      );
    });

    law('gradients of reparameterized samples are right in every parameter', async (d, list) => {
      if (d.reparameterized === undefined) return;
      await checkGradients(
        (...rest) => tf.sum(tf.square(fromList(rest).sample(key(6), [3]))),
        list,
      );
    });

    law('logProb names an argument of the wrong shape', (d) => {
      const whole = [...d.batchShape, ...d.eventShape];
      const wrong = tf.zeros([...whole.slice(0, -1), whole.at(-1)! + 1]);
      expect(() => d.logProb(wrong)).toThrow(InputError);
      expect(() => d.logProb(wrong)).toThrow(/\.logProb: x: expected .*; got shape \[/);
    });

    law('leaves no tensors behind', async (d) => {
      await expectNoLeak(() => {
        const x = d.sample(key(0), [2]);
        const moments = [d.mean?.(), d.variance?.(), d.entropy?.()];
        return [x, d.logProb(x), ...moments.filter((moment) => moment !== undefined)];
      });
    });
  });
}

/** The events as a tensor `[points, ...1, ...event]` that broadcasts over the batch. */
function pointsOf({ batchShape, eventShape }: Distribution, { points }: Events): Tensor {
  return tf.tensor(points.flat(), [points.length, ...batchShape.map(() => 1), ...eventShape]);
}

/** Probability of each event or cell, `[points, ...batch]`. */
const massOf = (d: Distribution, events: Events): Tensor =>
  tf.mul(tf.exp(d.logProb(pointsOf(d, events))), events.weight);

/** Largest distance between the distribution of scalar samples and that of the masses of cells. */
function kolmogorov(samples: ArrayLike<number>, masses: ArrayLike<number>, events: Events): number {
  const sorted = Float32Array.from(samples).sort();
  let [below, mass, most] = [0, 0, 0];
  events.points.forEach(([point], i) => {
    while (below < sorted.length && sorted[below]! <= point! + events.weight / 2) below++;
    mass += masses[i]!;
    most = Math.max(most, Math.abs(below / sorted.length - mass));
  });
  return most;
}
