import { key, type Key } from '@gen/core';
import { describe, expect, test } from 'vitest';
import { barsAndStripes } from './bars/bars-and-stripes.js';
import { imageDomains } from './domains/image-domains.js';
import { faces } from './faces/faces.js';
import { molecules } from './molecules/molecules.js';
import { sentences } from './sentences/sentences.js';
import { timeSeries } from './series/time-series.js';
import { smallGraphs } from './small-graphs/small-graphs.js';
import { smilesTokens } from './smiles/smiles-tokens.js';
import { sprites } from './sprites/sprites.js';

/** What is made of a key, as lists of which the first are made of fewer. */
const makers: Readonly<Record<string, (key: Key, count: number) => ArrayLike<unknown>>> = {
  sprites: (k, count) => sprites(k, { count, size: 16 }).images,
  faces: (k, count) => faces(k, { count, size: 16 }).images,
  'plain domain': (k, count) => imageDomains(k, { count, size: 16 }).plain.images,
  'striped domain': (k, count) => imageDomains(k, { count, size: 16 }).striped.images,
  sentences: (k, count) => sentences(k, { count }).sentences,
  molecules: (k, count) => molecules(k, { count }).smiles,
  'small graphs': (k, count) => smallGraphs(k, { count }).adjacency,
  'time series': (k, count) => timeSeries(k, { count }).values,
};

describe.each(Object.entries(makers))('%s', (_, make) => {
  test('are the same of the same key, others of another, and fewer the first of more', () => {
    const more = Array.from(make(key(0), 6));
    const fewer = Array.from(make(key(0), 4));
    expect(more.slice(0, fewer.length)).toEqual(fewer);
    expect(Array.from(make(key(1), 6))).not.toEqual(more);
  });

  test('of none are an error', () => {
    expect(() => make(key(0), 0)).toThrow('count: expected an integer ≥ 1; got 0.');
  });
});

test('sprites have every factor evenly, and what is drawn follows them', () => {
  const { images, factors, factorNames, count, labels } = sprites(key(0), { count: 600, size: 32 });
  const column = (name: string): number[] => {
    const at = factorNames.indexOf(name);
    return Array.from({ length: count }, (_, i) => factors[i * factorNames.length + at]!);
  };
  const [scale, x, y] = [column('scale'), column('x'), column('y')];
  expect(new Set(column('turn')).size).toBe(40);
  expect([...labels]).toEqual(column('shape'));
  // Centres of mass are on a line with the factors, and larger ones have more ink.
  const moments = Array.from({ length: count }, (_, i) =>
    massOf(images.subarray(i * 1024, (i + 1) * 1024)),
  );
  expect(
    correlation(
      x,
      moments.map((m) => m.x),
    ),
  ).toBeGreaterThan(0.99);
  expect(
    correlation(
      y,
      moments.map((m) => m.y),
    ),
  ).toBeGreaterThan(0.99);
  expect(
    correlation(
      scale,
      moments.map((m) => m.ink),
    ),
  ).toBeGreaterThan(0.8);
});

test('faces that smile have their mouths lower in the middle than at the corners', () => {
  const { images, factors, factorNames, count } = faces(key(0), { count: 200, size: 32 });
  const smile = Array.from({ length: count }, (_, i) => factors[i * factorNames.length]!);
  const redness = (i: number, row: number, column: number): number => {
    const at = ((i * 32 + row) * 32 + column) * 3;
    return images[at]! - images[at + 1]!;
  };
  const bend = Array.from({ length: count }, (_, i) => redness(i, 25, 16) - redness(i, 25, 13));
  expect(correlation(smile, bend)).toBeGreaterThan(0.3);
});

test('a translation keeps where things are, and no image of one domain is in the other', () => {
  const { plain, striped, translated } = imageDomains(key(0), { count: 20, size: 32 });
  expect(plain.images.length).toBe(translated.images.length);
  const darkness = (image: Uint8Array): number => image.reduce((a, b) => a + b, 0) / image.length;
  expect(darkness(plain.images)).toBeGreaterThan(150);
  expect(darkness(striped.images)).toBeLessThan(110);
  expect(darkness(translated.images)).toBeLessThan(110);
  const ink = (images: Uint8Array, i: number, ground: readonly number[]): number[] =>
    Array.from({ length: 1024 }, (_, p) => {
      const at = (i * 1024 + p) * 3;
      return Number(ground.some((g, c) => Math.abs(images[at + c]! - Math.round(255 * g)) > 60));
    });
  for (let i = 0; i < 20; i++) {
    const a = ink(plain.images, i, [0.95, 0.93, 0.88]);
    const b = ink(translated.images, i, [0.1, 0.12, 0.2]);
    expect(correlation(a, b)).toBeGreaterThan(0.8);
  }
});

describe('bars and stripes', () => {
  test.each([
    [2, 6],
    [3, 14],
    [4, 30],
  ])('of %i × %i are %i different patterns', (size, count) => {
    const { patterns, count: made, bestLogLikelihood } = barsAndStripes(size);
    expect(made).toBe(count);
    expect(bestLogLikelihood).toBeCloseTo(-Math.log(count), 12);
    const rows = Array.from({ length: count }, (_, i) =>
      patterns.subarray(i * size * size, (i + 1) * size * size).join(''),
    );
    expect(new Set(rows).size).toBe(count);
    for (const row of rows) {
      const lines = Array.from({ length: size }, (_, i) => row.slice(i * size, (i + 1) * size));
      const areBars = lines.every((line) => new Set(line).size === 1);
      const areStripes = lines.every((line) => line === lines[0]);
      expect(areBars || areStripes).toBe(true);
    }
  });

  test.each([1, 17, 2.5])('of size %d are an error', (size) => {
    expect(() => barsAndStripes(size)).toThrow('barsAndStripes: size: expected');
  });
});

describe('sentences', () => {
  test('have frequencies of their probabilities, which sum to 1 over all', () => {
    const { sentences: made, logProbs, words } = sentences(key(0), { count: 40_000 });
    const seen = new Map<string, { count: number; logProb: number }>();
    made.forEach((sentence, i) => {
      const entry = seen.get(sentence) ?? { count: 0, logProb: logProbs[i]! };
      // One sentence, one derivation.
      expect(logProbs[i]).toBe(entry.logProb);
      seen.set(sentence, { ...entry, count: entry.count + 1 });
    });
    const common = [...seen.values()].filter(({ logProb }) => Math.exp(logProb) > 2e-3);
    expect(common.length).toBeGreaterThan(20);
    for (const { count, logProb } of common) {
      const expected = 40_000 * Math.exp(logProb);
      expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
    expect(made.every((sentence) => sentence.split(' ').every((w) => words.includes(w)))).toBe(
      true,
    );
  });
});

describe('molecules', () => {
  const { smiles, characters } = molecules(key(0), { count: 2_000 });

  test('are made of the characters that they say, and of several lengths', () => {
    const used = new Set(smiles.join(''));
    expect([...used].sort()).toEqual(characters);
    expect(new Set(smiles).size).toBeGreaterThan(500);
  });

  test('are valid: no atom outside a ring has more bonds than it may', () => {
    for (const each of smiles) expect(excessOf(each)).toBe(0);
  });

  test('are read by the reader of SMILES', () => {
    for (const each of smiles.slice(0, 200)) expect(smilesTokens(each).join('')).toBe(each);
  });
});

describe('small graphs', () => {
  const { adjacency, nodes, labels, classes } = smallGraphs(key(0), { count: 40, nodes: 12 });
  const at = (i: number, a: number, b: number): number => adjacency[(i * nodes + a) * nodes + b]!;

  test('are symmetric, without loops, and connected', () => {
    for (let i = 0; i < 40; i++) {
      const reached = new Set([0]);
      for (const a of reached) {
        for (let b = 0; b < nodes; b++) {
          expect(at(i, a, b)).toBe(at(i, b, a));
          if (at(i, a, b) === 1) reached.add(b);
        }
        expect(at(i, a, a)).toBe(0);
      }
      expect(reached.size).toBe(nodes);
    }
  });

  test('of each kind have the edges of that kind', () => {
    const edges = Array.from({ length: 40 }, (_, i) => {
      const own = adjacency.subarray(i * nodes * nodes, (i + 1) * nodes * nodes);
      return { kind: classes[labels[i]!]!, edges: own.reduce((a, b) => a + b, 0) / 2 };
    });
    const expected = { ladder: 16, tree: 11, wheel: 22 };
    for (const { kind, edges: count } of edges) {
      if (kind in expected) expect(count).toBe(expected[kind as keyof typeof expected]);
    }
  });

  test('of an odd number of nodes are an error', () => {
    expect(() => smallGraphs(key(0), { nodes: 9 })).toThrow('smallGraphs: nodes: expected an even');
  });
});

test('time series rise with their trend', () => {
  const { values, factors, length } = timeSeries(key(0), { count: 300, length: 96, noise: 0 });
  const trend = Array.from({ length: 300 }, (_, i) => factors[i * 4 + 3]!);
  const rise = trend.map((_, i) => {
    const own = values.subarray(i * length, (i + 1) * length);
    return mean([...own.subarray(64)]) - mean([...own.subarray(0, 32)]);
  });
  expect(correlation(trend, rise)).toBeGreaterThan(0.7);
});

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const cov = (x: readonly number[], mx: number, y: readonly number[], my: number): number =>
    mean(x.map((each, i) => (each - mx) * (y[i]! - my)));
  return cov(a, ma, b, mb) / Math.sqrt(cov(a, ma, a, ma) * cov(b, mb, b, mb));
}

function massOf(image: Uint8Array): { ink: number; x: number; y: number } {
  const size = Math.sqrt(image.length);
  let [ink, x, y] = [0, 0, 0];
  image.forEach((value, i) => {
    ink += value;
    x += value * (i % size);
    y += value * Math.floor(i / size);
  });
  return { ink, x: x / ink, y: y / ink };
}

/** How many bonds atoms outside of rings have beyond what they may, and brackets that are not closed. */
function excessOf(smiles: string): number {
  const text = smiles.replaceAll(/c1ccccc1|C1CCCCC1|c1ccncc1|C1CCOC1|c1ccsc1/g, 'R');
  const most: Readonly<Record<string, number>> = { C: 4, N: 3, O: 2, S: 2, F: 1, R: 1 };
  const open: { atom: string; bonds: number }[] = [];
  const branches: { atom: string; bonds: number }[] = [];
  let [last, order, excess]: [(typeof open)[0] | undefined, number, number] = [undefined, 1, 0];
  for (const character of text) {
    if (character === '(') branches.push(last!);
    else if (character === ')') last = branches.pop();
    else if (character === '=' || character === '#') order = character === '=' ? 2 : 3;
    else {
      const atom = { atom: character, bonds: last === undefined ? 0 : order };
      if (last !== undefined) last.bonds += order;
      open.push(atom);
      [last, order] = [atom, 1];
    }
  }
  for (const { atom, bonds } of open) excess += Math.max(0, bonds - most[atom]!);
  return excess + branches.length;
}
