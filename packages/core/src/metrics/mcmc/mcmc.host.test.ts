import { describe, expect, test } from 'vitest';
import { InputError } from '../../input-error.js';
import { foldIn } from '../../random/fold-in.js';
import { key } from '../../random/key.js';
import { uniformArray } from '../../random/uniform-array.js';
import { standardNormalQuantile } from '../../special/index.js';
import goldens from '../goldens/mcmc.json' with { type: 'json' };
import type { Chains } from './chains.js';
import { essBulk } from './ess-bulk.js';
import { essTail } from './ess-tail.js';
import { mcseMean } from './mcse-mean.js';
import { mcseSd } from './mcse-sd.js';
import { splitRHat } from './split-r-hat.js';

const diagnostics = { essBulk, essTail, mcseMean, mcseSd, splitRHat };

interface Golden extends Readonly<Partial<Record<keyof typeof diagnostics, number>>> {
  readonly chains: Chains;
}

describe.each(Object.entries<Golden>(goldens.cases))('%s', (_, golden) => {
  test.each(Object.entries(diagnostics))('%s is that of arviz', (name, diagnostic) => {
    const expected = golden[name as keyof typeof diagnostics];
    if (expected === undefined) {
      expect(() => diagnostic(golden.chains)).toThrow('splitRHat: chains: expected at least 2');
    } else {
      expect(diagnostic(golden.chains) / expected).toBeCloseTo(1, 5);
    }
  });
});

test('chains that stand still are of full size and agree; that stand apart do not', () => {
  const still = [new Float64Array(8).fill(2), new Float64Array(8).fill(2)];
  expect(essBulk(still)).toBe(16);
  expect(splitRHat(still)).toBe(1);
  expect(mcseSd(still)).toBe(0);
  expect(splitRHat([new Float64Array(8).fill(2), new Float64Array(8).fill(3)])).toBe(Infinity);
});

test.each([
  ['no chain', [], 'at least 1 chains; got 0'],
  ['few draws', [[1, 2, 3]], 'at least 4 draws a chain; got 3 in chain 0'],
  [
    'other lengths',
    [
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5],
    ],
    '4 draws in every chain; got 5 in chain 1',
  ],
  ['NaN', [[1, 2, NaN, 4]], 'finite numbers; got NaN as draw 2 of chain 0'],
])('%s: an error', (_, chains: Chains, message) => {
  expect(() => essBulk(chains)).toThrow(InputError);
  expect(() => essBulk(chains)).toThrow(`essBulk: chains: expected ${message}`);
});

/** Chains x ← ρ x + √(1 − ρ²) ε, all of variance 1, shifted by their number times `apart`. */
function chainsOf(correlation: number, apart: number): Float64Array[] {
  return [0, 1, 2, 3].map((chain) => {
    const noise = Float64Array.from(
      uniformArray(foldIn(key(5), chain), 500),
      standardNormalQuantile,
    );
    const values = new Float64Array(500);
    noise.forEach((each, i) => {
      const before = i === 0 ? noise[0]! : correlation * values[i - 1]!;
      values[i] = i === 0 ? before : before + Math.sqrt(1 - correlation ** 2) * each;
    });
    return values.map((value) => value + apart * chain);
  });
}

test('independent draws count in full; correlated ones by (1 − ρ) / (1 + ρ); chains apart are told', () => {
  const [independent, slow, apart] = [chainsOf(0, 0), chainsOf(0.8, 0), chainsOf(0, 0.5)];
  expect(essBulk(independent)).toBeGreaterThan(1600);
  expect(essTail(independent)).toBeGreaterThan(1400);
  expect(splitRHat(independent)).toBeLessThan(1.01);
  expect(mcseMean(independent)).toBeCloseTo(1 / Math.sqrt(2000), 2);
  expect(essBulk(slow) / (2000 / 9)).toBeGreaterThan(0.6);
  expect(essBulk(slow) / (2000 / 9)).toBeLessThan(1.6);
  expect(mcseMean(slow)).toBeGreaterThan(2 * mcseMean(independent));
  expect(splitRHat(apart)).toBeGreaterThan(1.05);
  expect(essBulk(apart)).toBeLessThan(200);
});
