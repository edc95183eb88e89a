import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { key, type Key } from '../index.js';
import { channelDropout, dropout } from './dropout.js';
import { identity } from './activations.js';
import { residual } from './residual.js';
import { sequential } from './sequential.js';

const training = (seed: number): { train: boolean; key: Key } => ({ train: true, key: key(seed) });

describe.each(Object.entries({ dropout, channelDropout }))('%s', (name, make) => {
  const layer = make({ rate: 0.25 });

  test('is linear in x, by 0 or by 1 / (1 − rate), and so is its gradient', async () => {
    const x = tf.tidy(() => tf.reshape(tf.linspace(1, 2, 60), [3, 5, 4]));
    const [y, dx] = tf.tidy(() => [
      layer.apply(x, training(1)),
      tf.grad((t) => tf.sum(layer.apply(t, training(1))))(x),
    ]);
    const factors = tf.div(y!, x);
    await expectClose(factors, dx!, 1e-6);
    for (const factor of await dx!.data()) expect([0, Math.fround(1 / 0.75)]).toContain(factor);
    tf.dispose([x, y!, dx!, factors]);
  });

  test('draws by its key alone', async () => {
    const x = tf.ones([4, 8, 4]);
    const [a, b, c] = [1, 1, 2].map((seed) => layer.apply(x, training(seed)));
    await expectClose(a!, b!, 0);
    expect(await a!.data()).not.toEqual(await c!.data());
    tf.dispose([x, a!, b!, c!]);
  });

  test('keeps the mean', async () => {
    const x = tf.ones([200, 1, 50]);
    const mean = tf.tidy(() => tf.mean(layer.apply(x, training(3))));
    // Five standard errors: √(rate / (1 − rate) / 10,000).
    await expectClose(mean, 1, 5 * 0.00577);
    tf.dispose([x, mean]);
  });

  test('is x itself in evaluation, at rate 0, and leaves no tensors behind', async () => {
    const x = tf.tensor2d([[1, -2]]);
    for (const apply of [
      () => layer.apply(x),
      () => layer.apply(x, { train: false, key: key(0) }),
      () => make({ rate: 0 }).apply(x, { train: true }),
    ]) {
      const y = apply();
      await expectClose(y, x, 0);
      y.dispose();
    }
    await expectNoLeak(() => layer.apply(x, training(0)));
    x.dispose();
  });

  test('refuses to train without a key', () => {
    const x = tf.ones([1, 2]);
    expect(() => sequential([layer]).apply(x, { train: true })).toThrow(
      `${name}.apply: key: expected a key in training; got none. Apply the network with { train: true, key }.`,
    );
    x.dispose();
  });
});

test('channelDropout draws once for all places of a channel', async () => {
  const x = tf.ones([2, 3, 3, 8]);
  const y = channelDropout().apply(x, training(4));
  const [low, high] = tf.tidy(() => [tf.min(y, [1, 2]), tf.max(y, [1, 2])]);
  await expectClose(low!, high!, 0);
  expect(new Set(await low!.data())).toEqual(new Set([0, 2]));
  tf.dispose([x, y, low!, high!]);
});

test('two dropouts of a network draw apart', async () => {
  const x = tf.ones([1, 64]);
  const twice = residual(dropout(), { shortcut: dropout() });
  const y = twice.apply(x, training(5));
  expect(new Set(await y.data())).toEqual(new Set([0, 2, 4]));
  tf.dispose([x, y]);
});

test('a residual layer refuses a body that changes the shape', () => {
  const x = tf.ones([2, 3]);
  const wider = residual((t) => tf.concat([t, t], 1), { shortcut: identity });
  expect(() => wider.apply(x)).toThrow(
    'residual.apply: body(x): expected shape [2,3]; got shape [2,6]. Pass a `shortcut`',
  );
  x.dispose();
});
