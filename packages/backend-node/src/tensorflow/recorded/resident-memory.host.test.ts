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
    const [before, counts] = [process.memoryUsage.rss(), tf.memory()];
    await run(REPLAYS);
    expect(tf.memory()).toEqual(counts);
    expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(60);
    step.dispose();
    sum.dispose();
  });
});
