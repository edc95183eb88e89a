import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { key, split, foldIn, type Key } from '@gen/core';
import { compile } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';

const numbersOf = async (...tensors: tf.Tensor[]): Promise<number[][]> => {
  const values = await Promise.all(tensors.map((t) => t.data()));
  tf.dispose(tensors);
  return values.map((v) => Array.from(v));
};

describe('compile', () => {
  it('gives the bits of the function, call after call, with variables, keys and scalars', async () => {
    const make = () => {
      const w = tf.tidy(() => tf.variable(tf.fill([4, 3], 0.5)));
      const step = (x: tf.Tensor2D, k: Key, rate: tf.Scalar) => {
        const [a, b] = split(k);
        const { value, grads } = tf.variableGrads(() => {
          const y = tf.tanh(tf.matMul(tf.add(x, gaussian(a, [5, 4])), w as tf.Tensor2D));
          return tf.mean(tf.square(tf.sub(y, gaussian(foldIn(b, 3), [5, 3]))));
        }, [w]);
        w.assign(tf.sub(w, tf.mul(rate, grads[w.name]!)));
        return { loss: value, w: w as tf.Tensor };
      };
      return { w, step };
    };
    const [a, b] = [make(), make()];
    const compiled = compile(b.step);
    for (let i = 0; i < 6; i++) {
      const x = gaussian(foldIn(key(7), i), [5, 4]) as tf.Tensor2D;
      const rate = tf.scalar(0.1 / (i + 1));
      const k = foldIn(key(1), i);
      const want = tf.tidy(() => {
        const { loss, w } = a.step(x, k, rate);
        return { loss, w: tf.clone(w) };
      });
      const got = compiled(x, k, rate);
      expect(await numbersOf(got.loss, got.w)).toEqual(await numbersOf(want.loss, want.w));
      tf.dispose([x, rate]);
    }
    compiled.dispose();
    tf.dispose([a.w, b.w]);
  });
});
