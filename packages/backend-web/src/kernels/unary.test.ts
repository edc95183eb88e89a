import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';

const functions = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  tanh: Math.tanh,
  softplus: (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
} as const;

type Name = keyof typeof functions;

const names = Object.keys(functions) as Name[];
const inDomain = (name: Name, x: number): boolean => !Number.isNaN(functions[name](x));

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** Units in the last place of float32 between a value and the exact one. */
function unitsOff(value: number, exact: number): number {
  float[0] = Math.abs(exact);
  const below = float[0];
  bits[0]!++;
  return value === exact ? 0 : Math.abs(value - exact) / (float[0] - below);
}

// Every power of two that float32 has, of both signs, and a fine comb where the functions bend.
const everywhere = Float32Array.from([
  ...Array.from({ length: 276 }, (_, e) => [1, 1.37, 1.93].map((m) => m * 2 ** (e - 149))).flat(),
  ...Array.from({ length: 4000 }, (_, i) => i / 40),
]);
const both = Float32Array.from([...everywhere, ...everywhere.map((x) => -x)]);

const worstOn = async (name: Name, xs: Float32Array): Promise<number> => {
  const values = await tf.tidy(() => tf[name](tf.tensor1d(xs))).data();
  const off = Array.from(xs, (x, i) => {
    const exact = functions[name](x);
    return Number.isFinite(Math.fround(exact)) ? unitsOff(values[i]!, exact) : 0;
  });
  return Math.max(...off);
};

/** erf(x) for |x| ≤ 4, by its series. */
function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 100; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

if (tf.getBackend() === 'wasm') {
  test('erf is within 3 units in the last place, and 1 beyond', async () => {
    const xs = both.filter((x) => Math.abs(x) <= 4);
    const values = await tf.tidy(() => tf.erf(tf.tensor1d(xs))).data();
    expect(Math.max(...xs.map((x, i) => unitsOff(values[i]!, erf(x))))).toBeLessThan(3);
    const far = await tf.tidy(() => tf.erf(tf.tensor1d([4.1, -1e20, Infinity, NaN]))).data();
    expect([...far]).toEqual([1, -1, 1, NaN]);
  });

  for (const name of names) {
    test(`${name} is within 2 units in the last place over the whole of float32`, async () => {
      const xs = both.filter((x) => inDomain(name, x));
      expect(await worstOn(name, xs)).toBeLessThan(2);
    });

    test(`${name} of infinities, zeros and NaN is what IEEE 754 says`, async () => {
      const xs = [Infinity, -Infinity, 0, -0, NaN];
      const values = await tf.tidy(() => tf[name](tf.tensor1d(xs))).data();
      expect([...values]).toEqual(xs.map((x) => Math.fround(functions[name](x))));
    });
  }
}

for (const name of names) {
  test(`${name} keeps its relative accuracy near zero and far from it`, async () => {
    const xs = [1e-6, 1e-4, 1e-3, 0.02, 0.3, 0.9, 3, 8, 20].flatMap((x) => [x, -x]);
    const inside = xs.filter((x) => inDomain(name, x)).map(Math.fround);
    const exact = inside.map(functions[name]);
    const ratios = tf.tidy(() => tf.div(tf[name](tf.tensor1d(inside)), tf.tensor1d(exact)));
    await expectClose(
      ratios,
      exact.map(() => 1),
      2e-5,
    );
  });
}

test('what is not a multiple of four long is computed to its end', async () => {
  const xs = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];
  await expectClose(tf.tanh(tf.tensor1d(xs)), xs.map(Math.tanh));
});

test.each([1, 2, 3, 2.5])('the power of each element by %f is right', async (exponent) => {
  const xs = [0, 0.3, 1, 1.7, 40];
  const powers = xs.map((x) => x ** exponent);
  await expectClose(
    tf.tidy(() => tf.div(tf.pow(tf.tensor1d(xs), exponent), tf.add(1, tf.tensor1d(powers)))),
    powers.map((power) => power / (1 + power)),
    1e-6,
  );
});

test('step is 1 above zero, 0 or alpha elsewhere, and NaN of NaN', async () => {
  const xs = [-2, -0, 0, 1e-40, 3, Infinity, -Infinity];
  const [plain, leaky] = tf.tidy(() => [tf.step(tf.tensor1d(xs)), tf.step(tf.tensor1d(xs), 0.5)]);
  const tiny = (await plain!.data())[3];
  expect([0, 1]).toContain(tiny); // graphics processors flush subnormal numbers to zero
  await expectClose(plain!, [0, 0, 0, tiny!, 1, 1, 0], 0);
  await expectClose(leaky!, [0.5, 0.5, 0.5, tiny === 1 ? 1 : 0.5, 1, 1, 0.5], 0);
  tf.dispose([plain!, leaky!]);
});

test.each(['sin', 'cos', 'tan'] as const)(
  '%s is right to float32 over many turns',
  async (name) => {
    const xs = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) / 20);
    const values = await tf.tidy(() => tf[name](tf.tensor1d(xs))).data();
    const far = Array.from(xs, (x, i) => {
      const exact = Math[name](x);
      // The sine near its zeros is right to the last place of π, not of itself.
      const slope = name === 'tan' ? 1 + exact ** 2 : 1;
      return Math.abs(values[i]! - exact) / Math.max(Math.abs(exact), slope);
    });
    expect(Math.max(...far)).toBeLessThan(1e-6);
  },
);
