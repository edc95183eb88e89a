import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import { webBackend } from '@gen/backend-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageShelf } from '../../../lab/worker/image-shelf.js';
import { initialSettings, type Settings } from '../settings.js';
import { openSubject } from './open-subject.js';

beforeAll(() => use(webBackend({ prefer: 'wasm' })));

const bars: Settings = {
  ...initialSettings,
  ...{ data: 'bars', hidden: 8, batch: 30, chains: 30, learningRate: 0.05 },
};
const plane: Settings = {
  ...initialSettings,
  ...{ data: 'eight-gaussians', layers: [8], batch: 20, learningRate: 0.01 },
};
const open = (settings: Settings) => openSubject(settings, imageShelf());

describe('a step that is taken apart', () => {
  it.each<[string, Partial<Settings>]>([
    ['PCD', {}],
    ['CD', { objective: 'cd', gibbs: 2 }],
    ['tempering', { objective: 'tempering' }],
  ])('shows the states by which %s moves the weights', async (_, change) => {
    const subject = open({ ...bars, ...change });
    const before = await subject.weights();
    const { images } = await subject.dissect(async () => void (await subject.next(1)));
    const after = await subject.weights();
    // Weights of the first eight units go where the statistics of the phases differ.
    const [old, now] = [before, after].map(({ weight }) => weight!.data as Float32Array);
    const moved = now!.map((w, i) => w - old![i]!);
    const { positive, negative } = images!;
    const shown = Array.from(positive.pixels, (p, i) => (p - negative.pixels[i]!) / 255);
    for (const [index, change] of shown.entries()) {
      expect(Math.abs(moved[index]! - 0.05 * change)).toBeLessThan(0.05 * (1.1 / 255));
    }
    expect(Math.max(...shown.map(Math.abs))).toBeGreaterThan(0.05);
    await subject.dispose();
  });

  it.each(['pcd', 'cd', 'tempering'] as const)(
    'leaves the run of %s as it is',
    async (objective) => {
      const [watched, plain] = [open({ ...bars, objective }), open({ ...bars, objective })];
      await watched.dissect(async () => void (await watched.next(1)));
      await plain.next(1);
      await watched.next(1);
      await plain.next(1);
      expect(await watched.weights()).toEqual(await plain.weights());
      await watched.dispose();
      await plain.dispose();
    },
  );

  it.each<[Settings['method'], number]>([
    ['nce', 64],
    ['denoising', 20],
    ['sliced', 0],
    ['replay', 20],
  ])('shows what %s sets against the data', async (method, count) => {
    const subject = open({ ...plane, method });
    const { plane: step } = await subject.dissect(async () => void (await subject.next(1)));
    expect(step!.data).toHaveLength(2 * 20);
    expect(step!.against).toHaveLength(2 * count);
    expect(step!.forcesAgainst).toHaveLength(2 * count);
    await subject.dispose();
  });
});

describe('scores', () => {
  it('of a small machine are exact and estimated, and agree', async () => {
    const subject = open(bars);
    for (let step = 0; step < 100; step++) await subject.next(1);
    const { exact } = await subject.measure();
    const { estimate } = await subject.estimate(new AbortController().signal)();
    expect(exact).toBeGreaterThan(estimate!.low);
    expect(exact).toBeLessThan(estimate!.high);
    await subject.dispose();
  });

  it('of points are integrated and estimated, and agree', async () => {
    const subject = open(plane);
    const { exact, kl } = await subject.measure();
    const { estimate } = await subject.estimate(new AbortController().signal)();
    expect(exact).toBeGreaterThan(estimate!.low);
    expect(exact).toBeLessThan(estimate!.high);
    expect(kl).toBeGreaterThan(0);
    await subject.dispose();
  });

  it('are of the model as it was when the estimate began', async () => {
    const subject = open(bars);
    const begun = subject.estimate(new AbortController().signal);
    const still = await subject.estimate(new AbortController().signal)();
    await subject.next(1);
    expect(await begun()).toEqual(still);
    await subject.dispose();
  });
});

describe('chains on show', () => {
  it('keep what is held, and nothing else', async () => {
    const subject = open(bars);
    const { images } = await subject.info();
    const given = 5;
    const { completions } = await subject.walk({ temperature: 5, given, held: 'ff' });
    const test = images!.tests.pixels.subarray(16 * given, 16 * given + 16);
    for (let chain = 0; chain < completions!.count; chain++) {
      const pixels = completions!.pixels.subarray(16 * chain, 16 * chain + 16);
      expect([...pixels.subarray(0, 8)]).toEqual([...test.subarray(0, 8)]);
    }
    expect(new Set(completions!.pixels).size).toBeGreaterThan(2);
    await subject.dispose();
  });

  it('spread out where it is hot', async () => {
    const subject = open(plane);
    const spreadAt = async (temperature: number) => {
      subject.scatter();
      let places: Float32Array = new Float32Array();
      for (let turn = 0; turn < 40; turn++) {
        ({ places = places } = await subject.walk({ temperature, given: 0, held: '' }));
      }
      return places.reduce((sum, x) => sum + x * x, 0) / places.length;
    };
    expect(await spreadAt(10)).toBeGreaterThan(1.5 * (await spreadAt(0.1)));
    await subject.dispose();
  });

  it('and pictures leave no tensors behind', async () => {
    for (const settings of [bars, plane]) {
      const before = tf.memory().numTensors;
      const subject = open(settings);
      await subject.next(2);
      await subject.pictures();
      await subject.measure();
      await subject.info();
      await subject.walk({ temperature: 1, given: 0, held: 'f' });
      await subject.dissect(async () => void (await subject.next(1)));
      await subject.estimate(new AbortController().signal)();
      await subject.dispose();
      expect(tf.memory().numTensors).toBe(before);
    }
  });
});
