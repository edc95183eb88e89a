import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { foldIn, key, split, type Key } from '@gen/core';
import { compile, explain, scan, whileLoop } from '@gen/core/compile';
import { bernoulli, gaussian } from '@gen/core/random';

const weights = (): Tensor2D => gaussian(key(9), [4, 3]) as Tensor2D;

type Step = (x: Tensor2D, W: Tensor2D, k: Key) => Tensor[];

/** The value and the gradients of a loss. */
const withGradients =
  (loss: (x: Tensor2D, W: Tensor2D, k: Key) => Tensor): Step =>
  (x, W, k) => {
    const { value, grads } = tf.valueAndGrads((...[a, b]) =>
      tf.sum(loss(a as Tensor2D, b as Tensor2D, k)),
    )([x, W]);
    return [value, ...grads];
  };

/** A turn of a solver of dx = tanh(x W) Wᵀ dt at a time t. */
const euler = (x: Tensor, t: Tensor, W: Tensor2D): Tensor2D => {
  const hidden = tf.tanh<Tensor2D>(tf.add(tf.matMul(x as Tensor2D, W), t));
  return tf.add(x, tf.mul(tf.matMul(hidden, W, false, true), 0.02));
};

const steps: Readonly<Record<string, Step>> = {
  'a Gibbs chain': (x, W, k) => {
    const [end, sums] = scan(
      (visible, each) => {
        const [up, down] = split(each);
        const h = bernoulli(up, [2, 3], { logits: tf.matMul(visible as Tensor2D, W) });
        const logits = tf.matMul(h as Tensor2D, W, false, true);
        const next = bernoulli(down, [2, 4], { logits });
        return [next, tf.sum(next)];
      },
      x as Tensor,
      split(k, 30),
    );
    return [end, sums];
  },
  'a chain that carries its key': (x, W, k) => {
    const [[at]] = scan(
      ([a, noise]) => {
        const [now, next] = split(noise);
        const drift = tf.matMul(tf.tanh<Tensor2D>(tf.matMul(a, W)), W, false, true);
        const z = tf.mul(gaussian(now, [2, 4]), 0.1);
        return [[tf.add(tf.sub(a, tf.mul(drift, 0.1)), z), next] as [Tensor2D, Key], null];
      },
      [x, k] as [Tensor2D, Key],
      50,
    );
    return [at];
  },
  'the gradient of a solver': withGradients((x, W, k) => {
    const [end, path] = scan(
      (at, t) => {
        const next = euler(at, t, W);
        return [next as Tensor, tf.mean(tf.square(next))];
      },
      x as Tensor,
      tf.linspace(0, 1, 60),
    );
    return tf.add(tf.mean(tf.mul(end, gaussian(k, [2, 4]))), tf.mean(path));
  }),
  'the gradient of a solver that computes again': withGradients((x, W) => {
    const times = tf.linspace(0, 1, 60);
    const [end] = scan((at, t) => [euler(at, t, W) as Tensor, null], x as Tensor, times, {
      storeEvery: 6,
    });
    return end;
  }),
  "the gradient of JavaScript's own loop, whose numbers move": withGradients((x, W) => {
    let at: Tensor = x;
    for (let i = 0; i < 50; i++) at = euler(at, tf.scalar(i / 50), W);
    return at;
  }),
  'a loop in a loop': (x, W, k) => {
    const [end] = scan(
      (outer, each) => {
        const [inner] = scan(
          (at, noise) => [tf.add(euler(at, tf.scalar(1), W), gaussian(noise, [2, 4])), null],
          outer,
          split(each, 20),
        );
        return [tf.tanh(inner), null];
      },
      x as Tensor,
      split(k, 5),
    );
    return [end];
  },
  'a loop that ends by a condition, in a gradient': withGradients(
    (x, W) =>
      whileLoop(
        (at: Tensor) => tf.less(tf.mean(tf.square(at)), 1.5),
        (at) => euler(at, tf.scalar(0.5), W),
        x as Tensor,
        { atMost: 40 },
      ).carry,
  ),
};

describe('a long loop, replayed,', () => {
  it.each(Object.entries(steps))('gives the bits of %s', async (name, step) => {
    const compiled = compile(step, { name });
    const before = tf.memory().numTensors;
    for (let i = 0; i < 4; i++) {
      const args = tf.tidy(() => [tf.mul(gaussian(foldIn(key(1), i), [2, 4]), 0.5), weights()]) as [
        Tensor2D,
        Tensor2D,
      ];
      const k = foldIn(key(2), i);
      const wanted = tf.tidy(() => step(...args, k));
      expect(await valuesOf(compiled(...args, k)), `call ${i}`).toEqual(await valuesOf(wanted));
      tf.dispose(args);
    }
    const [recording] = explain(compiled).recordings;
    // An engine that records nothing runs all of it as it is.
    expect(recording === undefined).toBe(tf.getBackend() === 'cpu');
    expect(recording?.reason).toBeUndefined();
    // There, turns are calls of a function.
    if (tf.getBackend() === 'tensorflow')
      expect(recording!.calls).toBeLessThan(recording!.nodes / 2);
    compiled.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

async function valuesOf(tensors: readonly Tensor[]): Promise<number[][]> {
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose([...tensors]);
  return values.map((numbers) => Array.from(numbers));
}
