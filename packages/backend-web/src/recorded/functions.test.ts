import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key } from '@gen/core';
import { compile, explain } from '@gen/core/compile';
import { uniform } from '@gen/core/random';
import {
  arrayFunctions,
  compositions,
  elementwiseFunctions,
  imageFunctions,
  inputsOf,
  type DerivativeGolden,
  type Functions,
} from '@gen/test-utils';
import arrays from '../gradients/goldens/arrays.json' with { type: 'json' };
import composed from '../gradients/goldens/compositions.json' with { type: 'json' };
import elementwise from '../gradients/goldens/elementwise.json' with { type: 'json' };
import images from '../gradients/goldens/images.json' with { type: 'json' };

const tables: readonly (readonly [string, Functions, object])[] = [
  ['arrays', arrayFunctions, arrays],
  ['compositions', compositions, composed],
  ['elementwise', elementwiseFunctions, elementwise],
  ['images', imageFunctions, images],
];

const valuesOf = async (tensors: readonly Tensor[]): Promise<number[][]> => {
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose([...tensors]);
  return values.map((numbers) => Array.from(numbers));
};

describe.each(tables)('a recording of functions of %s', (_, functions, goldens) => {
  const cases = Object.entries((goldens as { cases: Record<string, DerivativeGolden> }).cases);
  test.each(cases)('%s gives its bits, and those of its gradient', async (name, golden) => {
    const f = functions[name] as unknown as (...xs: Tensor[]) => Tensor;
    const step = (...xs: Tensor[]): Tensor[] => {
      const { value, grads } = tf.valueAndGrads((...at) => tf.sum(f(...at)))(xs);
      return [f(...xs), value, ...grads];
    };
    // Replayed at the second call.
    const compiled = compile(step, { name, check: false });
    for (let i = 0; i < 2; i++) {
      // Near the point of the golden, which lies where the function is smooth.
      const xs = tf.tidy(() =>
        inputsOf(golden).map((x) =>
          tf.add(x, tf.mul(uniform(foldIn(key(0), i), x.shape), i === 0 ? 0 : 1e-3)),
        ),
      );
      const [wanted, got] = [tf.tidy(() => step(...xs)), compiled(...xs)];
      expect(await valuesOf(got)).toEqual(await valuesOf(wanted));
      tf.dispose(xs);
    }
    if (['wasm', 'webgpu'].includes(tf.getBackend())) {
      expect(explain(compiled).recordings[0]).toMatchObject({ reason: undefined });
    }
    compiled.dispose();
  });
});
