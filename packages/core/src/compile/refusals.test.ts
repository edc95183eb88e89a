import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { foldIn, key, type Key } from '@gen/core';
import {
  compile,
  explain,
  NotRecordableError,
  registerRecorder,
  type CompileOptions,
} from '@gen/core/compile';
import { gaussian, permutation } from '@gen/core/random';
import { expectNoLeak } from '@gen/test-utils';

// Engines that record nothing trace all the same here: what is refused is refused by all.
if (!['wasm', 'webgpu', 'tensorflow'].includes(tf.getBackend())) {
  const putBack = registerRecorder(tf.getBackend(), {
    begin: () => ({
      call: (_, work) => work(),
      finish: () => {
        throw new NotRecordableError('This recorder only looks on.');
      },
      end: () => undefined,
    }),
  });
  afterAll(putBack); // other files run on this engine after it
}

/** Calls a compiled function twice, and gives the message of the error. */
function refusal<Args extends readonly unknown[]>(
  fn: (...args: Args) => unknown,
  args: () => readonly [...Args],
  options: CompileOptions = {},
): string {
  const compiled = compile(fn, options);
  try {
    for (let i = 0; i < 2; i++) tf.tidy(() => compiled(...args()) as tf.TensorContainer);
  } catch (error) {
    return (error as Error).message;
  } finally {
    compiled.dispose();
  }
  return 'none';
}

const x = (): [tf.Tensor] => [tf.tensor1d([1, 2])];

describe('a compiled function refuses, with the line,', () => {
  it('a draw without a key', () => {
    const message = refusal((t: tf.Tensor) => tf.add(t, tf.randomNormal([2])), x);
    expect(message).toMatch(/^compile: fn: expected the same work at every call; got a number/);
    expect(message).toMatch(/refusals\.test\.ts:\d+/);
    expect(message).toContain('draw by a key');
  });

  it('a number that moves', () => {
    let rate = 1;
    const message = refusal((t: tf.Tensor) => tf.mul(t, (rate /= 2)), x);
    expect(message).toContain('0.5 at the first, 0.25 at the second (');
    expect(message).toMatch(/refusals\.test\.ts:\d+/);
  });

  it('an attribute that moves', () => {
    let begin = 0;
    const message = refusal((t: tf.Tensor) => tf.slice(t, [begin++], [1]), x);
    expect(message).toContain('begin of Slice: [0] at the first, [1] at the second');
  });

  it('a branch, and a key that is derived otherwise', () => {
    let turn = 0;
    const branch = (t: tf.Tensor) => (turn++ === 0 ? tf.sin(t) : tf.cos(t));
    expect(refusal(branch, x)).toContain('Sin at the first, Cos at the second');
    const longer = (t: tf.Tensor) => (turn++ === 2 ? tf.sin(t) : tf.cos(tf.sin(t)));
    expect(refusal(longer, x)).toContain('the end at the first, Cos at the second');
    const drawn = (k: Key) => gaussian(foldIn(k, turn++), [2]);
    expect(refusal(drawn, () => [key(0)])).toContain('by split or foldIn');
    const result = (t: tf.Tensor) => ({ t: tf.sin(t), turn: turn++ });
    expect(refusal(result, x)).toContain('a result');
  });

  it('a read-back', () => {
    const read = (t: tf.Tensor) => tf.mul(t, tf.sum(t).dataSync()[0]!);
    const message = refusal(read, x);
    expect(message).toContain('got a call of dataSync (');
    expect(message).toMatch(/refusals\.test\.ts:\d+/);
  });

  it('a read-back that nobody waits for, which is never rejected', async () => {
    const settled: unknown[] = [];
    const later = (t: tf.Tensor) => {
      tf.square(t)
        .data()
        .then(
          (values) => settled.push(values),
          (error: unknown) => settled.push(error),
        );
      return tf.square(t);
    };
    expect(refusal(later, x)).toContain('got a call of data (');
    await tf.square(tf.ones([2])).data(); // is read after the first
    expect(settled).toEqual([]);
  });

  it('a tensor and a key of outside, and what is drawn on the host', () => {
    const [mask, outside] = [tf.tensor1d([0, 1]), key(3)];
    const message = refusal((t: tf.Tensor) => tf.mul(t, mask), x);
    expect(message).toContain('got a float32 tensor of shape [2] of outside (');
    expect(refusal((t: tf.Tensor) => tf.add(t, gaussian(outside, [2])), x)).toContain(
      'a key of outside of the step',
    );
    expect(
      refusal(
        (k: Key) => permutation(k, 4),
        () => [key(0)],
      ),
    ).toContain('permutationIndices');
    mask.dispose();
  });

  it('arguments that it does not know, and those that are gone', () => {
    const rate = (t: tf.Tensor, r: number) => tf.mul(t, r);
    expect(refusal(rate, () => [tf.scalar(1), 0.5])).toBe(
      'rate: 1: expected tensors and keys, alone or in arrays and objects; got 0.5. What changes ' +
        'from call to call is a tensor; what does not is named in `constantArguments`.',
    );
    const gone = tf.scalar(1);
    gone.dispose();
    expect(
      refusal(
        (t: tf.Tensor) => tf.neg(t),
        () => [gone],
      ),
    ).toContain('has been disposed');
  });
});

describe('compile', () => {
  it('keeps constants that are allowed, also when they are disposed', async () => {
    const mask = tf.tensor1d([0, 1]);
    const masked = compile((t: tf.Tensor) => tf.mul(t, mask), { constants: (t) => t === mask });
    const results: number[][] = [];
    for (let i = 0; i < 4; i++) {
      const [t] = x();
      const y = masked(t);
      results.push(Array.from(await y.data()));
      tf.dispose([t, y]);
    }
    expect(results).toEqual(Array.from({ length: 4 }, () => [0, 2]));
    masked.dispose();
    mask.dispose();
  });

  it('records anew for each constant argument', async () => {
    const power = compile((t: tf.Tensor, n: number) => tf.pow(t, n), { constantArguments: [1] });
    for (const n of [2, 3, 2, 3, 2, 3, 2, 3]) {
      const [t] = x();
      const y = power(t, n);
      expect(Array.from(await y.data(), Math.round)).toEqual([1, 2 ** n]);
      tf.dispose([t, y]);
    }
    expect(explain(power).recordings).toHaveLength(2);
    power.dispose();
  });

  it('frees the recordings of which there are too many', () => {
    const ones = compile((t: tf.Tensor) => tf.square(t), { recordings: 3 });
    const sizes = [1, 2, 3, 4, 5];
    tf.tidy(() => sizes.map((n) => [1, 2, 3].map(() => ones(tf.ones([n])))) as never);
    expect(explain(ones).recordings.map(({ signature }) => signature.split(' ')[1])).toEqual([
      '0:float32[3];',
      '0:float32[4];',
      '0:float32[5];',
    ]);
    ones.dispose();
  });

  it('settles when the first call makes variables', async () => {
    let counter: tf.Variable | undefined;
    const count = compile((t: tf.Tensor) => {
      counter ??= tf.tidy(() => tf.variable(tf.zeros([])));
      counter.assign(tf.add(counter, t));
      return tf.mul(counter, 2);
    });
    const seen: number[] = [];
    for (let i = 0; i < 5; i++) {
      const one = tf.scalar(1);
      const y = count(one);
      seen.push((await y.data())[0]!);
      tf.dispose([one, y]);
    }
    expect(seen).toEqual([2, 4, 6, 8, 10]);
    count.dispose();
    counter?.dispose();
  });

  it('runs as it is inside of a gradient, where `eager` is set, and of another compiled function', async () => {
    const square = compile((t: tf.Tensor) => tf.sum(tf.square(t)));
    const outer = compile((t: tf.Tensor) => tf.add(square(t), 1));
    const asIs = compile((t: tf.Tensor) => tf.mul(t, t.dataSync()[0]!), { eager: true });
    const [t] = x();
    for (let i = 0; i < 4; i++) {
      const [gradient, value] = [tf.grad((u) => square(u) as tf.Tensor)(t), outer(t)];
      expect(Array.from(await gradient.data())).toEqual([2, 4]);
      expect(Array.from(await value.data())).toEqual([6]);
      tf.dispose([gradient, value]);
    }
    const replayed = explain(square).recordings.filter(({ state }) => state === 'replayed');
    expect(replayed).toEqual([]);
    expect(explain(asIs).recordings).toEqual([]);
    square.dispose();
    outer.dispose();
    t.dispose();
  });

  it('says once why a function is run as it is', () => {
    const told: string[] = [];
    const make = compile(
      (t: tf.Tensor) => {
        const v = tf.variable(t);
        const y = tf.square(v);
        v.dispose();
        return y;
      },
      { onEager: (reason) => told.push(reason) },
    );
    tf.tidy(() => Array.from({ length: 6 }, () => make(tf.scalar(2))));
    expect(told).toEqual(['It makes variables at every call.']);
    make.dispose();
  });

  it('throws where a variable of the recording is gone', () => {
    const v = tf.tidy(() => tf.variable(tf.scalar(1)));
    const f = compile((t: tf.Tensor) => tf.mul(t, v), { name: 'f', check: false });
    tf.tidy(() => f(tf.scalar(1)));
    v.dispose();
    tf.tidy(() => {
      expect(() => f(tf.scalar(1))).toThrow();
    });
    f.dispose();
  });

  it('leaves nothing behind when the function throws', async () => {
    await expectNoLeak(() => {
      const fails = compile((t: tf.Tensor) => {
        tf.square(t);
        throw new Error(`no ${t.shape}`);
      });
      const [t] = x();
      for (let i = 0; i < 3; i++) expect(() => fails(t)).toThrow('no 2');
      t.dispose();
      fails.dispose();
    });
  });

  it('tells what it recorded', () => {
    const product = compile((a: tf.Tensor2D, b: tf.Tensor2D) => tf.relu(tf.matMul(a, b)), {
      name: 'product',
    });
    const [a, b] = [tf.ones<tf.Rank.R2>([3, 4]), tf.ones<tf.Rank.R2>([4, 5])];
    for (let i = 0; i < 3; i++) product(a, b).dispose();
    const { name, recordings } = explain(product);
    expect(name).toBe('product');
    expect(recordings).toHaveLength(1);
    const { engine, state, kernels, bytes, flops } = recordings[0]!;
    expect(engine).toBe(tf.getBackend());
    if (state === 'replayed') {
      const sums = Object.fromEntries(kernels.map(({ kernel, flops }) => [kernel, flops]));
      expect(sums).toEqual({ [tf.BatchMatMul]: 120, [tf.Relu]: 15 });
      expect(flops).toBe(135);
      expect(bytes).toBeGreaterThan(0);
      const [slowest, other] = kernels.map(({ milliseconds }) => milliseconds);
      expect(slowest).toBeGreaterThanOrEqual(other!);
    }
    tf.dispose([a, b]);
    product.dispose();
    expect(() => explain(() => 0)).toThrow('explain: compiled');
  });
});
