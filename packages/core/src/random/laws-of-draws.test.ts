import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { expect, test } from 'vitest';
import type { Parameter } from '../distributions/parameter.js';
import goldens from './goldens/engines.json' with { type: 'json' };
import { bernoulli } from './bernoulli.js';
import { beta } from './beta.js';
import { binomial } from './binomial.js';
import { bits } from './bits.js';
import { cauchy } from './cauchy.js';
import { chiSquared } from './chi-squared.js';
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
import { rademacher } from './rademacher.js';
import { split } from './split.js';
import { studentT } from './student-t.js';
import { truncatedNormal } from './truncated-normal.js';
import { vonMises } from './von-mises.js';

type Shape = readonly number[];
type Draw = (key: Key, shape: Shape, ...parameters: Parameter[]) => Tensor;

/** A draw of numbers by parameters that broadcast, with a value for each of them. */
interface Case {
  readonly draw: Draw;
  readonly parameters: readonly (readonly [name: string, value: number, wrong: number])[];
}

const cases: Record<keyof typeof goldens.draws, Case> = {
  exponential: { draw: exponential, parameters: [] },
  gumbel: { draw: gumbel, parameters: [] },
  laplace: { draw: laplace, parameters: [] },
  logistic: { draw: logistic, parameters: [] },
  cauchy: { draw: cauchy, parameters: [] },
  rademacher: { draw: rademacher, parameters: [] },
  gamma: { draw: gamma as Draw, parameters: [['concentration', 0.7, 0]] },
  logGamma: { draw: logGamma as Draw, parameters: [['concentration', 0.01, -1]] },
  beta: {
    draw: beta as Draw,
    parameters: [
      ['alpha', 2, 0],
      ['beta', 3, NaN],
    ],
  },
  chiSquared: { draw: chiSquared as Draw, parameters: [['degreesOfFreedom', 3, 0]] },
  studentT: { draw: studentT as Draw, parameters: [['degreesOfFreedom', 3, -2]] },
  poisson: { draw: poisson as Draw, parameters: [['rate', 20, -1]] },
  vonMises: { draw: vonMises as Draw, parameters: [['concentration', 2, Infinity]] },
  truncatedNormal: {
    draw: truncatedNormal as Draw,
    parameters: [
      ['low', -1, NaN],
      ['high', 3, NaN],
    ],
  },
  bernoulli: {
    draw: (key, shape, logits) => bernoulli(key, shape, { logits: logits! }),
    parameters: [['logits', 0.5, NaN]],
  },
  geometric: {
    draw: (key, shape, probs) => geometric(key, shape, { probs: probs! }),
    parameters: [['probs', 0.1, 1.5]],
  },
  binomial: {
    draw: (key, shape, total, probs) => binomial(key, shape, total!, { probs: probs! }),
    parameters: [
      ['total', 60, -1],
      ['probs', 0.75, -0.5],
    ],
  },
  negativeBinomial: {
    draw: (key, shape, total, logits) => negativeBinomial(key, shape, total!, { logits: logits! }),
    parameters: [
      ['total', 4, 0],
      ['logits', 1, NaN],
    ],
  },
};

const table = Object.entries(cases).map(([name, each]) => ({ name, ...each }));
const valuesOf = ({ parameters }: Case): number[] => parameters.map(([, value]) => value);

async function read(draw: () => Tensor): Promise<number[]> {
  const tensor = tf.tidy(draw);
  const values = await tensor.data();
  tensor.dispose();
  return Array.from(values);
}

test.each(table)('$name is the same on every engine', async ({ name, ...each }) => {
  const expected = goldens.draws[name as keyof typeof cases];
  const drawn = await read(() => each.draw(key(7), [expected.length], ...valuesOf(each)));
  await expectClose(drawn, expected, 2e-5);
});

test.each(table)('$name: the same key, the same draw, whatever its shape', async (each) => {
  const draw = (shape: Shape): Promise<number[]> =>
    read(() => each.draw(key(3), shape, ...valuesOf(each)));
  const first = await draw([2, 1, 15]);
  expect(await draw([2, 1, 15])).toEqual(first);
  expect(await draw([30])).toEqual(first);
  expect(await read(() => each.draw(key(4), [30], ...valuesOf(each)))).not.toEqual(first);
});

test.each(table)('$name: nothing, a scalar and six dimensions', (each) => {
  for (const shape of [[0], [2, 0, 3], [], [1, 2, 1, 3, 1, 2]]) {
    const draw = each.draw(key(0), shape, ...valuesOf(each));
    expect([draw.shape, draw.dtype]).toEqual([shape, 'float32']);
    draw.dispose();
  }
});

test.each(table)('$name leaves no tensors behind', async (each) => {
  await expectNoLeak(() => each.draw(key(0), [5], ...valuesOf(each)));
});

const parametric = table.filter(({ parameters }) => parameters.length > 0);

test.each(parametric)('$name: numbers, scalars and full tensors draw alike', async (each) => {
  const shape = [2, 3];
  const ofNumbers = await read(() => each.draw(key(5), shape, ...valuesOf(each)));
  for (const size of [[], [1], [2, 1], [3], [2, 3]]) {
    const tensors = (): Tensor[] => valuesOf(each).map((value) => tf.fill(size, value));
    await expectClose(await read(() => each.draw(key(5), shape, ...tensors())), ofNumbers, 2e-5);
  }
});

test.each(parametric)('$name passes no gradient, and says so by zeros', async (each) => {
  const gradients = tf.tidy(() => {
    const parameters = valuesOf(each).map((value) => tf.fill([2], value));
    return tf.grads((...args: Tensor[]) => tf.sum(each.draw(key(0), [3, 2], ...args)))(parameters);
  });
  for (const gradient of gradients) await expectClose(gradient, [0, 0], 0);
  tf.dispose(gradients);
});

test.each(parametric)('$name refuses numbers out of range and shapes that do not fit', (each) => {
  each.parameters.forEach(([argument, , wrong], i) => {
    const numbers: Parameter[] = valuesOf(each);
    numbers[i] = wrong;
    expect(() => each.draw(key(0), [2], ...numbers)).toThrow(
      new RegExp(`^${each.name}: ${argument}: expected .*; got ${wrong}\\.`),
    );
    numbers[i] = tf.ones([4, 2]);
    expect(() => each.draw(key(0), [2], ...numbers)).toThrow(
      `${each.name}: ${argument}: expected a shape that broadcasts to that of the draw, [2]; ` +
        'got shape [4,2].',
    );
  });
});

/** U and 1 − U of the same bits, in double precision. */
const halves = async (count: number): Promise<readonly (readonly [number, number])[]> =>
  (await read(() => bits(key(7), [count]))).map((word) => {
    const x = (word + 0.5) * 2 ** -32;
    return x > 0 ? [x, 1 - x] : [1 + x, -x];
  });

test.each([
  {
    name: 'exponential',
    draw: exponential,
    of: (u: number, v: number) => (u < v ? -Math.log(u) : -Math.log1p(-v)),
  },
  {
    name: 'logistic',
    draw: logistic,
    of: (u: number, v: number) =>
      u < v ? Math.log(u) - Math.log1p(-u) : Math.log1p(-v) - Math.log(v),
  },
  {
    name: 'laplace',
    draw: laplace,
    of: (u: number, v: number) => (u < v ? Math.log(2 * u) : -Math.log(2 * v)),
  },
  {
    name: 'cauchy',
    draw: cauchy,
    of: (u: number, v: number) => 1 / Math.tan(Math.PI * (u < v ? u : -v)),
  },
])('$name is the inverse cdf of 32 bits', async ({ draw, of }) => {
  const exact = (await halves(10_000)).map(([u, v]) => of(u, v));
  const drawn = await read(() => draw(key(7), [10_000]));
  await expectClose(drawn, exact, 2e-6);
});

test('draws of two keys of a split are uncorrelated', async () => {
  const n = 20_000;
  for (const draw of [exponential, (k: Key, s: Shape) => gamma(k, s, 2)]) {
    const [a, b] = await Promise.all(split(key(9)).map((half) => read(() => draw(half, [n]))));
    const [meanOfA, meanOfB] = [a!, b!].map((x) => x.reduce((sum, y) => sum + y) / n);
    const product = a!.reduce((sum, x, i) => sum + (x - meanOfA!) * (b![i]! - meanOfB!), 0);
    const [varianceOfA, varianceOfB] = [a!, b!].map((x, i) =>
      x.reduce((sum, y) => sum + (y - [meanOfA!, meanOfB!][i]!) ** 2, 0),
    );
    const correlation = product / Math.sqrt(varianceOfA! * varianceOfB!);
    expect(Math.abs(correlation) * Math.sqrt(n)).toBeLessThan(4);
  }
});
