import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import goldens from './goldens/cells.json' with { type: 'json' };
import { beta } from './beta.js';
import { binomial } from './binomial.js';
import { cauchy } from './cauchy.js';
import { chiSquared } from './chi-squared.js';
import { dirichlet } from './dirichlet.js';
import { exponential } from './exponential.js';
import { gamma } from './gamma.js';
import { geometric } from './geometric.js';
import { gumbel } from './gumbel.js';
import { key, type Key } from './key.js';
import { laplace } from './laplace.js';
import { logGamma } from './log-gamma.js';
import { logistic } from './logistic.js';
import { negativeBinomial } from './negative-binomial.js';
import { poisson } from './poisson.js';
import { studentT } from './student-t.js';
import { truncatedNormal } from './truncated-normal.js';
import { unitSphere } from './unit-sphere.js';
import { vonMises } from './von-mises.js';

type Draw = (key: Key, shape: readonly number[]) => Tensor;

const draws: Record<keyof typeof goldens.cases, Draw> = {
  exponential,
  gumbel,
  laplace,
  logistic,
  cauchy,
  unitSphere: (key, shape) => unitSphere(key, [...shape, 3]),
  'gamma 0.3': (key, shape) => gamma(key, shape, 0.3),
  'gamma 1': (key, shape) => gamma(key, shape, tf.ones(shape as number[])),
  'gamma 2.5': (key, shape) => gamma(key, shape, 2.5),
  'gamma 100': (key, shape) => gamma(key, shape, 100),
  'gamma 100000': (key, shape) => gamma(key, shape, 1e5),
  'logGamma 0.001': (key, shape) => logGamma(key, shape, 0.001),
  'logGamma 0.1': (key, shape) => logGamma(key, shape, 0.1),
  'logGamma 1': (key, shape) => logGamma(key, shape, 1),
  'logGamma 10000': (key, shape) => logGamma(key, shape, 1e4),
  'beta 0.05 0.2': (key, shape) => beta(key, shape, 0.05, 0.2),
  'beta 0.5 0.5': (key, shape) => beta(key, shape, 0.5, 0.5),
  'beta 2 5': (key, shape) => beta(key, shape, 2, 5),
  'beta 300 100': (key, shape) => beta(key, shape, 300, 100),
  dirichlet: (key, shape) =>
    tf.slice(dirichlet(key, shape, tf.tensor1d([0.1, 1, 3])), [0, 0], [-1, 1]),
  'chiSquared 3': (key, shape) => chiSquared(key, shape, 3),
  'studentT 1.5': (key, shape) => studentT(key, shape, 1.5),
  'studentT 4': (key, shape) => studentT(key, shape, 4),
  'studentT 50': (key, shape) => studentT(key, shape, 50),
  'vonMises 0': (key, shape) => vonMises(key, shape, 0),
  'vonMises 0.5': (key, shape) => vonMises(key, shape, 0.5),
  'vonMises 4': (key, shape) => vonMises(key, shape, 4),
  'vonMises 100': (key, shape) => vonMises(key, shape, 100),
  'vonMises 10000': (key, shape) => vonMises(key, shape, 1e4),
  'truncatedNormal -1 2': (key, shape) => truncatedNormal(key, shape, -1, 2),
  'truncatedNormal -30 0.5': (key, shape) => truncatedNormal(key, shape, -30, 0.5),
  'truncatedNormal 4 5': (key, shape) => truncatedNormal(key, shape, 4, 5),
  'truncatedNormal 2 1e+06': (key, shape) => truncatedNormal(key, shape, 2, Infinity),
  'truncatedNormal 10 30': (key, shape) => truncatedNormal(key, shape, tf.scalar(10), 30),
  'truncatedNormal -12 -11.5': (key, shape) => truncatedNormal(key, shape, -12, -11.5),
  'poisson 0.05': (key, shape) => poisson(key, shape, 0.05),
  'poisson 3.5': (key, shape) => poisson(key, shape, tf.scalar(3.5)),
  'poisson 9.5': (key, shape) => poisson(key, shape, 9.5),
  'poisson 10': (key, shape) => poisson(key, shape, 10),
  'poisson 30': (key, shape) => poisson(key, shape, tf.scalar(30)),
  'poisson 1000': (key, shape) => poisson(key, shape, 1000),
  'poisson 1e+06': (key, shape) => poisson(key, shape, 1e6),
  'binomial 10 0.3': (key, shape) => binomial(key, shape, 10, { probs: 0.3 }),
  'binomial 1000 0.001': (key, shape) => binomial(key, shape, 1000, { probs: 0.001 }),
  'binomial 25 0.5': (key, shape) => binomial(key, shape, 25, { probs: 0.5 }),
  'binomial 100 0.9': (key, shape) => binomial(key, shape, tf.scalar(100), { probs: 0.9 }),
  'binomial 1e+06 0.3': (key, shape) => binomial(key, shape, 1e6, { probs: 0.3 }),
  'binomial 1e+06 1e-06': (key, shape) => binomial(key, shape, 1e6, { probs: 1e-6 }),
  'binomial 1000 logits -5': (key, shape) => binomial(key, shape, 1000, { logits: -5 }),
  'negativeBinomial 0.5 0.9': (key, shape) => negativeBinomial(key, shape, 0.5, { probs: 0.9 }),
  'negativeBinomial 5 0.3': (key, shape) => negativeBinomial(key, shape, 5, { probs: 0.3 }),
  'negativeBinomial 40 0.99': (key, shape) => negativeBinomial(key, shape, 40, { probs: 0.99 }),
  'geometric 0.2': (key, shape) => geometric(key, shape, { probs: 0.2 }),
  'geometric 0.999': (key, shape) => geometric(key, shape, { probs: 0.999 }),
  'geometric 0.0001': (key, shape) => geometric(key, shape, { probs: 1e-4 }),
};

// JavaScript takes a hundred times as long as SIMD.
// Fewer in plain JavaScript, and on the software drivers that tests have.
const N = ['cpu', 'webgpu'].includes(tf.getBackend()) ? 10_000 : 100_000;

/** Values of a distribution function at edges. */
interface Golden {
  readonly edges: readonly number[];
  readonly cdf: readonly number[];
}

async function read(draw: () => Tensor): Promise<Float64Array> {
  const tensor = tf.tidy(draw);
  const values = Float64Array.from(await tensor.data());
  tensor.dispose();
  return values;
}

/** How many of a sorted sample are below each edge. */
function countsBelow(sample: Float64Array, edges: readonly number[]): number[] {
  let i = 0;
  return edges.map((edge) => {
    while (i < sample.length && sample[i]! < edge) i++;
    return i;
  });
}

/** Leaves edges out until ten numbers are expected in each cell between them. */
function merge({ edges, cdf }: Golden): Golden {
  let last = 0;
  const kept = cdf.map((p) => {
    const keep = N * (p - last) > 9.99 && N * (1 - p) > 9.99;
    if (keep) last = p;
    return keep;
  });
  return { edges: edges.filter((_, i) => kept[i]), cdf: cdf.filter((_, i) => kept[i]) };
}

/** About standard normal: χ² by the cube root of Wilson and Hilferty (1931). */
function chiSquareScore(below: readonly number[], cdf: readonly number[], n: number): number {
  const [counts, expected] = [difference([...below, n]), difference([...cdf, 1]).map((p) => n * p)];
  const chiSquare = counts.reduce((sum, c, i) => sum + (c - expected[i]!) ** 2 / expected[i]!, 0);
  const spread = 2 / (9 * below.length);
  return (Math.cbrt(chiSquare / below.length) - (1 - spread)) / Math.sqrt(spread);
}

const difference = (sums: readonly number[]): number[] =>
  sums.map((sum, i) => sum - (sums[i - 1] ?? 0));

/** The p-value of the largest distance of two distribution functions, after Kolmogorov. */
function kolmogorovSmirnov(below: readonly number[], cdf: readonly number[], n: number): number {
  const distance = Math.max(...below.map((count, i) => Math.abs(count / n - cdf[i]!)));
  return 2 * Math.exp(-2 * n * distance ** 2);
}

test.each(Object.entries(goldens.cases))('%s has its distribution', async (name, golden) => {
  const { edges, cdf } = merge(golden);
  const values = await read(() => draws[name as keyof typeof draws](key(1), [N]));
  const n = values.length;
  // Coordinates of one point of a sphere depend on each other: one of them is looked at.
  const sample = name === 'unitSphere' ? values.filter((_, i) => i % 3 === 0) : values;
  const below = countsBelow(sample.sort(), edges);
  expect(sample.some(Number.isNaN)).toBe(false);
  expect(n).toBe(name === 'unitSphere' ? 3 * N : N);
  expect(kolmogorovSmirnov(below, cdf, N)).toBeGreaterThan(1e-4);
  expect(chiSquareScore(below, cdf, N)).toBeLessThan(3.72); // p = 1e-4
});
