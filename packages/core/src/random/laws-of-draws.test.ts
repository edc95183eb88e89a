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
import { categoricalOfProbs } from './categorical-of-probs.js';
import { categoricalWithoutReplacement } from './categorical-without-replacement.js';
import { categorical } from './categorical.js';
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
import { multinomial } from './multinomial.js';
import { negativeBinomial } from './negative-binomial.js';
import { poisson } from './poisson.js';
import { rademacher } from './rademacher.js';
import { split } from './split.js';
import { studentT } from './student-t.js';
import { truncatedNormal } from './truncated-normal.js';
import { unitSphere } from './unit-sphere.js';
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

/** Whether counts are those of probabilities, all within 4.5 standard deviations. */
function expectFrequencies(counts: readonly number[], probs: readonly number[], n: number): void {
  const scores = counts.map((count, i) => {
    const deviation = Math.sqrt(n * probs[i]! * (1 - probs[i]!));
    return count === n * probs[i]! ? 0 : Math.abs(count - n * probs[i]!) / deviation;
  });
  expect(Math.max(...scores)).toBeLessThan(4.5);
}

const tally = (values: readonly number[], size: number): number[] =>
  Array.from({ length: size }, (_, k) => values.filter((value) => value === k).length);

test('outcomes of probability 10⁻⁴ and of its complement come up as often as that', async () => {
  const n = 200_000;
  const logits = Math.log(1e-4 / (1 - 1e-4));
  for (const odds of [{ logits }, { probs: 1e-4 }, { logits: -logits }, { probs: 1 - 1e-4 }]) {
    const flips = await read(() => bernoulli(key(2), [n], odds));
    const p = (odds.logits ?? -1) > 0 || (odds.probs ?? 0) > 0.5 ? 1 - 1e-4 : 1e-4;
    expectFrequencies(tally(flips, 2), [1 - p, p], n);
  }
});

test('a Bernoulli draw is 1 where 32 bits are below the probability, and rises with the logits', async () => {
  const uniforms = await halves(3000);
  const rows = [-30, -2, -0.1, 0, 0.1, 2, 30].map((logits) => ({
    logits,
    p: 1 / (1 + Math.exp(-logits)),
  }));
  for (const { logits, p } of rows) {
    const flips = await read(() => bernoulli(key(7), [3000], { logits }));
    expect(flips).toEqual(uniforms.map(([u]) => (u < p ? 1 : 0)));
  }
  for (const logits of [-Infinity, Infinity]) {
    const flips = await read(() => bernoulli(key(7), [100], { logits }));
    expect(new Set(flips)).toEqual(new Set([logits > 0 ? 1 : 0]));
  }
});

const probs = [0.2, 0, 0.5, 0.05, 0.25, 0];

test('categories come up as often as their probabilities, and never where these are 0', async () => {
  const n = 20_000;
  const ofLogits = await read(() => categorical(key(1), [n], tf.log(tf.tensor1d(probs))));
  expectFrequencies(tally(ofLogits, 6), probs, n);
  const ofProbs = await read(() =>
    categoricalOfProbs(key(1), [n], tf.tensor1d(probs.map((p) => 3 * p))),
  );
  expectFrequencies(tally(ofProbs, 6), probs, n);
});

test('categories drawn without replacement differ, and the second is in proportion', async () => {
  const n = 20_000;
  const pairs = await read(() =>
    categoricalWithoutReplacement(key(1), [n], tf.log(tf.tensor1d([0.5, 0.3, 0.2])), 2),
  );
  const cells = Array.from({ length: n }, (_, i) => 3 * pairs[2 * i]! + pairs[2 * i + 1]!);
  const expected = [
    0,
    0.3,
    0.2,
    (0.3 * 0.5) / 0.7,
    0,
    (0.3 * 0.2) / 0.7,
    (0.2 * 0.5) / 0.8,
    0.06 / 0.8,
    0,
  ];
  expectFrequencies(tally(cells, 9), expected, n);
});

test('counts of a multinomial sum to the trials and have its means and covariances', async () => {
  const [n, trials] = [4000, 50];
  const counts = await read(() => multinomial(key(1), [n], trials, tf.tensor1d(probs)));
  const rows = Array.from({ length: n }, (_, i) => counts.slice(6 * i, 6 * i + 6));
  expect(new Set(rows.map((row) => row.reduce((sum, x) => sum + x)))).toEqual(new Set([trials]));
  expectFrequencies(
    probs.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0)),
    probs,
    n * trials,
  );
  for (const [i, j] of [
    [0, 2],
    [2, 4],
    [3, 4],
  ] as const) {
    const exact = -trials * probs[i]! * probs[j]!;
    const covariance =
      rows.reduce(
        (sum, row) => sum + (row[i]! - trials * probs[i]!) * (row[j]! - trials * probs[j]!),
        0,
      ) / n;
    const spread = trials * Math.sqrt(2 * probs[i]! * probs[j]!);
    expect((Math.abs(covariance - exact) / spread) * Math.sqrt(n)).toBeLessThan(4.5);
  }
});

test('draws over categories have the shape of the draw, with parameters that broadcast', () => {
  const logits = tf.zeros([4, 1, 5]);
  const shapes = tf.tidy(() => [
    categorical(key(0), [2, 4, 3], logits).shape,
    categoricalOfProbs(key(0), [4, 3], tf.ones([5])).shape,
    categoricalWithoutReplacement(key(0), [4, 3], logits, 2).shape,
    dirichlet(key(0), [4, 3], tf.ones([3, 5])).shape,
    multinomial(key(0), [4, 3], tf.tensor1d([1, 2, 3]), tf.ones([5])).shape,
    multinomial(key(0), [], 3, tf.ones([1])).shape,
    categorical(key(0), [1, 2, 1, 1, 3], tf.ones([3, 5])).shape,
    categoricalOfProbs(key(0), [1, 2, 1, 1, 3], tf.ones([3, 5])).shape,
    categorical(key(0), [0], tf.ones([5])).shape,
    categoricalOfProbs(key(0), [2, 0], tf.ones([5])).shape,
    categoricalWithoutReplacement(key(0), [0], tf.ones([5]), 1).shape,
    dirichlet(key(0), [0], tf.ones([5])).shape,
    multinomial(key(0), [0], 1, tf.ones([5])).shape,
  ]);
  expect(shapes).toEqual([
    [2, 4, 3],
    [4, 3],
    [4, 3, 2],
    [4, 3, 5],
    [4, 3, 5],
    [1],
    [1, 2, 1, 1, 3],
    [1, 2, 1, 1, 3],
    [0],
    [2, 0],
    [0, 1],
    [0, 5],
    [0, 5],
  ]);
  logits.dispose();
});

test('draws over categories pass no gradient and leave no tensors behind', async () => {
  const draws = [
    (p: Tensor) => categorical(key(0), [3], p),
    (p: Tensor) => categoricalOfProbs(key(0), [3], p),
    (p: Tensor) => categoricalWithoutReplacement(key(0), [3], p, 2),
    (p: Tensor) => dirichlet(key(0), [3], p),
    (p: Tensor) => multinomial(key(0), [3], 4, p),
  ];
  for (const draw of draws) {
    await expectNoLeak(() => tf.tidy(() => draw(tf.ones([5]))));
    const loss = (p: Tensor): Tensor => tf.sum(tf.cast(draw(p), 'float32'));
    const gradient = tf.tidy(() => tf.grad(loss)(tf.ones([5])));
    await expectClose(gradient, [0, 0, 0, 0, 0], 0);
    gradient.dispose();
  }
});

test('points of a sphere have length 1, in every dimension', async () => {
  for (const dimensions of [1, 2, 3, 7]) {
    const points = await read(() => unitSphere(key(0), [100, dimensions]));
    const lengths = Array.from({ length: 100 }, (_, i) =>
      Math.hypot(...points.slice(dimensions * i, dimensions * (i + 1))),
    );
    await expectClose(lengths, new Array<number>(100).fill(1), 1e-6);
  }
});

test('what cannot be drawn is refused', () => {
  const probs = tf.ones([2, 5]);
  expect(() => categorical(key(0), [3], probs)).toThrow(
    'categorical: logits: expected shape [..., categories], where ... broadcasts to that of the draw, ' +
      '[3]; got shape [2,5].',
  );
  expect(() => categoricalWithoutReplacement(key(0), [2], probs, 6)).toThrow(
    'categoricalWithoutReplacement: count: expected an integer from 1 to 5; got 6.',
  );
  expect(() => truncatedNormal(key(0), [2], 1, 1)).toThrow(
    'truncatedNormal: low, high: expected low < high; got 1, 1.',
  );
  expect(() => unitSphere(key(0), [])).toThrow(
    'unitSphere: shape: expected shape [..., dimensions] with at least one dimension; got [].',
  );
  expect(() => exponential(key(0), [-1])).toThrow('exponential: shape: expected sizes');
  expect(() => bernoulli(key(0), [2], {} as never)).toThrow(
    'bernoulli: odds: expected logits or probs; got neither.',
  );
  probs.dispose();
});
