import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key, use, type Key } from '@gen/core';
import { compile } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';
import { nodeBackend } from '../../node-backend.js';
import { findAddons } from '../find-addons.js';
import { findPackage } from '../find-package.js';

const found = findPackage();
const hasTensorflow = found !== undefined && findAddons(found).length > 0;

const REPLAYS = 10_000;
/** Numbers of each tensor: one that is lost at every replay would be 160 MB. */
const SIZE = 4096;
/** MB that the process may grow by in a round, and rounds that it has for that. */
const [MOST, ROUNDS] = [60, 4];

describe.each(['wasm', 'webgpu', ...(hasTensorflow ? ['tensorflow'] : [])])('on %s', (engine) => {
  test(`${REPLAYS} replays leave tensors, bytes and the memory of the process where they were`, async () => {
    await use(nodeBackend({ prefer: engine }));
    const sum = tf.tidy(() => tf.variable(tf.zeros([SIZE]), false));
    const step = compile((x: tf.Tensor, noise: Key) => {
      sum.assign(tf.add(tf.mul(sum as tf.Tensor, 0.5), tf.mul(x, gaussian(noise, [SIZE]))));
      return tf.neg(sum as tf.Tensor);
    });
    const run = async (replays: number): Promise<void> => {
      for (let i = 0; i < replays; i++) {
        const x = tf.ones([SIZE]);
        const y = step(x, foldIn(key(0), i));
        if (i % 100 === 99) await y.data(); // or a queue of the driver would grow
        tf.dispose([x, y]);
      }
    };
    await run(1000);
    const counts = tf.memory();
    // The heap of JavaScript settles in a round or two; what leaks grows in every one.
    let grown = Infinity;
    for (let round = 0; round < ROUNDS && grown >= MOST; round++) {
      const before = process.memoryUsage.rss();
      await run(REPLAYS);
      grown = (process.memoryUsage.rss() - before) / 2 ** 20;
    }
    expect(tf.memory()).toEqual(counts);
    expect(grown).toBeLessThan(MOST);
    step.dispose();
    sum.dispose();
  });
});
