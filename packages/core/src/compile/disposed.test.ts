import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { foldIn, key, type Key } from '@gen/core';
import { compile, registerRecorder, type Compiled } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';

type Step = (x: Tensor, k: Key) => { readonly sum: Tensor; readonly seen: Tensor };

/** A step with a variable, compiled and as it is, and a call of each that is compared. */
function both() {
  const make = () => {
    const total = tf.tidy(() => tf.variable(tf.zeros([3]), false));
    const step: Step = (x, k) => {
      total.assign(tf.add(total as Tensor, tf.mul(x, gaussian(k, [3]))));
      return { sum: tf.sum(total), seen: tf.square(total as Tensor) };
    };
    return { total, step };
  };
  const [eager, recorded] = [make(), make()];
  const compiled = compile(recorded.step);
  const argsOf = (i: number): [Tensor, Key] => [tf.fill([3], 1 + i), foldIn(key(1), i)];
  return {
    compiled,
    argsOf,
    /** Calls both and expects the same. */
    same: async (i: number): Promise<void> => {
      const [x, k] = argsOf(i);
      const [wanted, got] = [tf.tidy(() => eager.step(x, k)), compiled(x, k)];
      // What is read is on its way when all that it came from goes.
      const reads = [wanted.sum, got.sum, wanted.seen, got.seen].map((tensor) => tensor.data());
      tf.dispose([x, wanted, got]);
      const [a, b, c, d] = await Promise.all(reads);
      expect([b, d]).toEqual([a, c]);
    },
    end: () => {
      compiled.dispose();
      tf.dispose([eager.total, recorded.total]);
    },
  };
}

describe('what is disposed at a bad moment', () => {
  it('results while they are read, and the recording with them', async () => {
    const before = tf.memory().numTensors;
    const { compiled, same, argsOf, end } = both();
    for (let i = 0; i < 4; i++) await same(i);
    const [x, k] = argsOf(0);
    const { sum, seen } = compiled(x, k);
    const reading = seen.data();
    compiled.dispose();
    tf.dispose([x, sum, seen]);
    expect((await reading).length).toBe(3);
    end();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('the function after each call, and twice', async () => {
    const { compiled, same, end } = both();
    for (let i = 0; i < 6; i++) {
      await same(i);
      compiled.dispose();
      if (i % 2 === 0) compiled.dispose();
    }
    for (let i = 6; i < 10; i++) await same(i);
    end();
  });

  it('results after the function', async () => {
    const { compiled, argsOf, end } = both();
    const held: Tensor[] = [];
    const wanted: number[][] = [];
    for (let i = 0; i < 5; i++) {
      const [x, k] = argsOf(i);
      const { sum, seen } = compiled(x, k);
      wanted.push(Array.from(await seen.data()));
      held.push(seen);
      tf.dispose([x, sum]);
    }
    end();
    const again = await Promise.all(held.map(async (seen) => Array.from(await seen.data())));
    expect(again).toEqual(wanted);
    tf.dispose(held);
  });

  it('the function by itself, while it is recorded', () => {
    const [made, freed] = [new Set<object>(), new Set<object>()];
    const putBack = registerRecorder(tf.getBackend(), {
      begin: () => ({
        call: (_, work) => work(),
        finish: () => {
          const recording = {
            replay: () => [],
            dispose: () => freed.add(recording),
            bytes: 0,
            calls: 0,
          };
          made.add(recording);
          return recording;
        },
        end: () => undefined,
      }),
    });
    const step = compile(
      (x: Tensor) => {
        step.dispose();
        return tf.square(x);
      },
      { check: false },
    ) as Compiled<[Tensor], Tensor>;
    tf.tidy(() => [1, 2, 3].map(() => step(tf.ones([2]))));
    putBack();
    expect(made.size).toBe(3);
    expect(freed).toEqual(made);
    step.dispose();
  });

  it('an argument by the function itself', async () => {
    const greedy = compile((x: Tensor) => {
      const y = tf.square(x);
      x.dispose();
      return y;
    });
    for (let i = 0; i < 4; i++) {
      const y = greedy(tf.tensor1d([1, i]));
      expect(Array.from(await y.data())).toEqual([1, i * i]);
      y.dispose();
    }
    greedy.dispose();
  });
});
