import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tensorOf, type PlainTensor } from './plain-tensor.js';

/** A call of an op, and what it gives. */
export interface ValueCase {
  /** Its tensors. */
  readonly inputs: readonly PlainTensor[];
  /** The call. */
  compute(...inputs: tf.Tensor[]): tf.Tensor;
  /** What a reference says, computed in float64. */
  readonly expected: PlainTensor;
  /** Largest error of real numbers, relative to max(1, |expected|); 1e-6 by default. Others are equal. */
  readonly tolerance?: number;
}

/** Calls by name. */
export type ValueCases = Readonly<Record<string, ValueCase>>;

/** Each call of a table gives the type, the shape and the values of its reference, and leaves nothing behind. */
export function valueLaws(cases: ValueCases): void {
  for (const [name, { inputs, compute, expected, tolerance = 1e-6 }] of Object.entries(cases)) {
    test(name, async () => {
      const before = tf.memory().numTensors;
      const y = tf.tidy(() => compute(...inputs.map(tensorOf)));
      const { dtype, shape } = y;
      const values = Array.from(await y.data());
      y.dispose();
      expect({ dtype, shape }).toEqual({ dtype: expected.dtype, shape: expected.shape });
      expectValues(values, expected.values, expected.dtype === 'float32' ? tolerance : 0);
      expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0);
    });
  }
}

function expectValues(
  got: readonly number[],
  expected: readonly number[],
  tolerance: number,
): void {
  expect(got.length, 'number of elements').toBe(expected.length);
  const far = expected.flatMap((want, i) =>
    isSame(got[i]!, want, tolerance) ? [] : [`[${i}] got ${got[i]}, expected ${want}`],
  );
  expect(far.slice(0, 5), `${far.length} of ${expected.length} differ`).toEqual([]);
}

const isSame = (got: number, want: number, tolerance: number): boolean =>
  got === want ||
  (Number.isNaN(got) && Number.isNaN(want)) ||
  Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
