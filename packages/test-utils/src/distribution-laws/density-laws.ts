import * as tf from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { uniform } from '@gen/core/random';
import { expect } from 'vitest';
import { expectClose } from '../expect-close.js';
import { massOf, pointsOf, tensorOf, type Trial } from './distribution-case.js';

/** What holds between the density and what is known of it in closed form. */
export function densityLaws(trial: Trial): void {
  const { law, events, outside = [], tolerance = 1e-3 } = trial;
  if (events !== undefined) {
    law('the density sums to 1', async (d) => {
      const total = tf.sum(massOf(d, events), 0);
      await expectClose(total, tf.ones(total.shape), tolerance / 10);
    });

    law('mean, variance and entropy are those of the density', async (d) => {
      const mass = massOf(d, events); // [points, ...batch]
      const x = pointsOf(d, events);
      const weights = tf.reshape(mass, [...mass.shape, ...d.eventShape.map(() => 1)]);
      const mean = tf.sum(tf.mul(weights, x), 0);
      const variance = tf.sum(tf.mul(weights, tf.squaredDifference(x, mean)), 0);
      if (d.mean && trial.moments !== false) await expectClose(d.mean(), mean, tolerance);
      if (d.variance && trial.moments !== false) {
        await expectClose(d.variance(), variance, tolerance);
      }
      if (d.entropy) {
        const logProb = d.logProb(x);
        const surprise = tf.where(tf.greater(mass, 0), tf.mul(mass, tf.neg(logProb)), 0);
        await expectClose(d.entropy(), tf.sum(surprise, 0), tolerance);
      }
    });

    law('nothing is more probable than the mode', async (d) => {
      if (d.mode === undefined) return;
      const most = tf.max(d.logProb(pointsOf(d, events)), 0);
      const excess = await tf.sub(most, d.logProb(d.mode())).data();
      expect(Math.max(...excess)).toBeLessThan(1e-4);
    });

    law('cdf is the mass up to a point', async (d) => {
      if (d.cdf === undefined) return;
      const ends = tf.tensor(events.ends as number[], [
        events.ends.length,
        ...d.batchShape.map(() => 1),
      ]);
      const cdf = d.cdf(ends);
      await expectClose(cdf, tf.cumsum(massOf(d, events), 0), tolerance);
      if (d.logCdf) await expectClose(tf.exp(d.logCdf(ends)), cdf, 1e-5);
      if (d.logSurvival) await expectClose(tf.exp(d.logSurvival(ends)), tf.sub(1, cdf), 1e-5);
    });
  }

  law('cdf takes quantiles back', async (d) => {
    if (d.cdf === undefined || d.icdf === undefined) return;
    const p = tf.clipByValue(uniform(key(8), [64, ...d.batchShape]), 1e-3, 1 - 1e-3);
    const x = d.icdf(p);
    if (d.reparameterized !== undefined) await expectClose(d.cdf(x), p, 1e-5);
    else expect(Math.min(...(await tf.sub(d.cdf(x), p).data()))).toBeGreaterThan(-1e-6);
  });

  law('has log probability −∞ outside its support, with finite gradients', async (d, list) => {
    if (outside.length === 0) return;
    const x = pointsOf(d, { points: outside, weights: [], ends: [] });
    const logProb = d.logProb(x);
    await expectClose(logProb, tf.fill(logProb.shape, -Infinity));
    const total = (...rest: tf.Tensor[]): tf.Tensor => {
      const of = trial.fromList(rest).logProb(x);
      return tf.sum(tf.where(tf.isFinite(of), of, 0));
    };
    for (const gradient of tf.grads(total)(list)) {
      expect(Array.from(await gradient.data()).every(Number.isFinite)).toBe(true);
    }
  });
}

/** Agreement with what another program computed. */
export function goldenLaws({ law, fromNumbers, goldens = [] }: Trial): void {
  goldens.forEach((golden, i) => {
    law(`agrees with golden ${i}`, async () => {
      const d = fromNumbers(golden.parameters);
      const x = tensorOf(golden.x);
      await expectClose(d.logProb(x), tensorOf(golden.logProb), 1e-5);
      if (golden.cdf && d.cdf) await expectClose(d.cdf(x), tensorOf(golden.cdf), 1e-5);
      if (golden.logCdf && d.logCdf) await expectClose(d.logCdf(x), tensorOf(golden.logCdf), 1e-5);
      if (golden.mean && d.mean) await expectClose(d.mean(), tensorOf(golden.mean), 1e-5);
      if (golden.variance && d.variance) {
        await expectClose(d.variance(), tensorOf(golden.variance), 1e-5);
      }
      if (golden.entropy && d.entropy) {
        await expectClose(d.entropy(), tensorOf(golden.entropy), 1e-5);
      }
    });
  });
}
