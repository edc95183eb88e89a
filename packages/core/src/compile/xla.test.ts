import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { foldIn, key, type Key } from '@gen/core';
import { compile, explain } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';
import { expectClose } from '@gen/test-utils';

it('has XLA compile a step, whose draws keep their bits', async () => {
  const make = () => {
    const weights = tf.tidy(() => tf.variable(gaussian(key(3), [4, 3])));
    const step = (x: Tensor2D, k: Key, rate: tf.Scalar) => {
      const noise = gaussian(k, [5, 4]);
      const { value, grads } = tf.variableGrads(() => {
        const y = tf.softmax(tf.matMul(tf.add<Tensor2D>(x, noise), weights as Tensor as Tensor2D));
        return tf.mean(tf.square(tf.tanh(y)));
      }, [weights]);
      weights.assign(tf.sub(weights, tf.mul(rate, grads[weights.name]!)));
      return { value, noise };
    };
    return { weights, step };
  };
  const [eager, other] = [make(), make()];
  const told: string[] = [];
  const compiled = compile(other.step, { xla: true, onEager: (reason) => told.push(reason) });
  for (let i = 0; i < 5; i++) {
    const [x, rate] = [gaussian(foldIn(key(1), i), [5, 4]) as Tensor2D, tf.scalar(0.1)];
    const wanted = tf.tidy(() => eager.step(x, foldIn(key(2), i), rate));
    const got = compiled(x, foldIn(key(2), i), rate);
    expect(Array.from(await got.noise.data())).toEqual(Array.from(await wanted.noise.data()));
    await expectClose(got.value, wanted.value, 1e-5);
    tf.dispose([x, rate, got.noise, wanted.noise]);
  }
  await expectClose(tf.clone(other.weights), tf.clone(eager.weights), 1e-5);
  const isRecorded = ['wasm', 'webgpu', 'tensorflow'].includes(tf.getBackend());
  if (isRecorded) expect(explain(compiled).recordings[0]!.state).toBe('replayed');
  compiled.dispose();
  tf.dispose([eager.weights, other.weights]);
});
