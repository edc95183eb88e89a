import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { key, split, type Key } from '@gen/core';
import { cond, scan, whileLoop } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak } from '@gen/test-utils';

const read = async (tensor: tf.Tensor): Promise<number[]> => {
  const values = Array.from(await tensor.data());
  tensor.dispose();
  return values;
};

describe('scan', () => {
  it('carries along, goes over rows and keys, and stacks what it gives', async () => {
    const xs = { x: tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]), noise: split(key(0), 3) };
    const [sum, ys] = scan(
      (carry, { x, noise }) => {
        const next = tf.add(carry, x);
        return [next, [next, { draw: gaussian(noise, [2]) }] as const];
      },
      tf.zeros([2]) as tf.Tensor,
      xs,
    );
    expect(await read(sum)).toEqual([9, 12]);
    expect(await read(ys[0])).toEqual([1, 2, 4, 6, 9, 12]);
    const draws = await Promise.all(xs.noise.map((k) => read(gaussian(k, [2]))));
    expect(await read(ys[1].draw)).toEqual(draws.flat());
  });

  it('carries keys', async () => {
    const [[, last]] = scan(
      ([k, total]) => {
        const [now, next] = split(k);
        return [[next, tf.add(total, gaussian(now, [3]))] as [Key, tf.Tensor], null];
      },
      [key(4), tf.zeros([3])] as [Key, tf.Tensor],
      4,
    );
    const wanted = [0, 0, 0];
    let k = key(4);
    for (let i = 0; i < 4; i++) {
      const [now, next] = split(k);
      (await read(gaussian(now, [3]))).forEach((z, j) => (wanted[j] = Math.fround(wanted[j]! + z)));
      k = next;
    }
    expect(await read(last)).toEqual(wanted);
  });

  // x ← tanh(W x + u), whose gradients pass through all turns.
  const loss = (W: tf.Tensor, x: tf.Tensor, us: tf.Tensor, storeEvery?: number): tf.Scalar =>
    tf.tidy(() => {
      // A captured tensor that is gone when gradients are taken.
      const scaled = tf.mul(W, 2);
      const [end, ys] = tf.tidy(
        () =>
          scan(
            (c, u) => {
              const next = tf.tanh(tf.add(tf.matMul(scaled as tf.Tensor2D, c as tf.Tensor2D), u));
              return [next, tf.sum(tf.square(next))];
            },
            x,
            us,
            storeEvery === undefined ? {} : { storeEvery },
          ) as unknown as tf.TensorContainer,
      ) as unknown as [tf.Tensor, tf.Tensor];
      return tf.add(tf.sum(tf.mul(end, 3)), tf.sum(tf.exp(ys))) as tf.Scalar;
    });
  const W = () => tf.tensor2d([0.3, -0.2, 0.5, 0.1], [2, 2]);
  const x = () => tf.tensor2d([0.5, -1], [2, 1]);
  const us = () => tf.tensor3d([0.1, 0.2, -0.3, 0.4, 0.5, -0.6, 0.7, 0.8, 0.9, -1], [5, 2, 1]);

  for (const storeEvery of [1, 2, 3, 5, 9]) {
    it(`has the gradients of a plain loop where it stores every ${storeEvery} turns`, async () => {
      const grads = tf.grads((...inputs) => loss(...(inputs as [tf.Tensor, tf.Tensor, tf.Tensor])));
      const again = tf.grads((...inputs) =>
        loss(...(inputs as [tf.Tensor, tf.Tensor, tf.Tensor]), storeEvery),
      );
      const [wanted, got] = [grads([W(), x(), us()]), again([W(), x(), us()])];
      for (const [i, grad] of got.entries()) {
        await expectClose(grad, wanted[i]!, 1e-5);
      }
    });
  }

  it('has the second derivative of a plain loop where it computes again', async () => {
    const second = (storeEvery?: number) => {
      const inner = (w: tf.Tensor) =>
        tf.sum(tf.square(tf.grad((v) => loss(v, x(), us(), storeEvery))(w)));
      return tf.grad(inner)(W());
    };
    await expectClose(second(2), second(), 1e-5);
  });

  it('leaves no tensor behind, with gradients and without', async () => {
    const [w, start, inputs] = [W(), x(), us()];
    await expectNoLeak(() => scan((c, u) => [u, c], start as tf.Tensor, inputs));
    for (const storeEvery of [undefined, 2]) {
      await expectNoLeak(() => tf.grad((v) => loss(v, start, inputs, storeEvery))(w));
    }
    tf.dispose([w, start, inputs]);
  });

  it('refuses carries that change their shape, and lengths that differ', () => {
    expect(() => scan((c) => [tf.concat([c, c]), null], tf.zeros([2]) as tf.Tensor, 2)).toThrow(
      'scan: body: expected a carry of float32 [2], as it was given; got float32 [4].',
    );
    expect(() => scan((c) => [c, null], tf.zeros([2]), [tf.zeros([2]), tf.zeros([3])])).toThrow(
      'lengths 2 and 3',
    );
    expect(() => scan((c) => [c, null], tf.zeros([2]), 0)).toThrow('scan: xs');
    expect(() => scan((c) => [c, key(0)], tf.zeros([2]), 2)).toThrow('got a key');
  });
});

describe('cond', () => {
  it('gives what the predicate says, and its gradient', async () => {
    const f = (x: tf.Tensor): tf.Tensor =>
      cond(
        tf.greater(tf.sum(x), 0),
        () => tf.square(x),
        () => tf.neg(x),
      );
    for (const [at, value, gradient] of [
      [3, 9, 6],
      [-3, 3, -1],
    ] as const) {
      expect(await read(f(tf.scalar(at)))).toEqual([value]);
      expect(await read(tf.grad((x) => f(x))(tf.scalar(at)))).toEqual([gradient]);
    }
  });

  it('refuses predicates that are no scalar of bool, and results that differ in shape', () => {
    const [a, b] = [() => tf.scalar(1), () => tf.zeros([2])];
    expect(() => cond(tf.scalar(1), a, a)).toThrow('cond: predicate: expected a scalar of bool');
    expect(() => cond<tf.Tensor>(tf.scalar(true, 'bool'), a, b)).toThrow('float32 [2]');
  });
});

describe('whileLoop', () => {
  it('stops where the condition ends, or after as many turns as it may take', async () => {
    const doubled = (atMost: number) =>
      whileLoop(
        (c: tf.Tensor) => tf.lessEqual(c, 1000),
        (c) => tf.mul(c, 2),
        tf.scalar(1) as tf.Tensor,
        { atMost },
      );
    for (const [atMost, value, count, over] of [
      [12, 1024, 10, 1],
      [3, 8, 3, 0],
    ] as const) {
      const { carry, turns, ended } = doubled(atMost);
      expect(await read(carry)).toEqual([value]);
      expect(await read(turns)).toEqual([count]);
      expect(await read(ended)).toEqual([over]);
    }
  });
});
