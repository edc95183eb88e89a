import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose } from './expect-close.js';

/** Derivatives of a function at one point, computed in float64. */
export interface DerivativeGolden {
  /** The function, as the program that made the golden has it. */
  readonly expression: string;
  /** The point: inputs by name, in order. */
  readonly inputs: Readonly<
    Record<string, { readonly shape: readonly number[]; readonly values: readonly number[] }>
  >;
  /** Shape of the value. */
  readonly shape: readonly number[];
  /** The value f. */
  readonly value: readonly number[];
  /** Weights w of L = Σ f w. */
  readonly weights: readonly number[];
  /** Directions v, by input. */
  readonly along: readonly (readonly number[])[];
  /** ∂L/∂x, by input. */
  readonly first: readonly (readonly number[])[];
  /** ∂/∂x Σ (∂L/∂x) v, by input. */
  readonly second: readonly (readonly number[])[];
}

/** A function of tensors, of whatever ranks. */
export type OfTensors = (...inputs: never[]) => Tensor;

/** Functions by name. */
export type Functions = Readonly<Record<string, OfTensors>>;

const call = (f: OfTensors, xs: readonly Tensor[]): Tensor =>
  (f as (...inputs: readonly Tensor[]) => Tensor)(...xs);

/** How derivatives are compared. */
export interface DerivativeLawOptions {
  /** Largest error, relative to max(1, |derivative|). */
  readonly tolerance?: number;
}

/**
 * For each function of a table: its value, its gradient and the gradient of its gradient along a
 * direction agree with the golden of the same name, which is right in float64.
 *
 * The table and the goldens have the same names, so that nothing is left out.
 */
export function derivativeLaws(
  functions: Functions,
  goldens: Readonly<Record<string, DerivativeGolden>>,
  { tolerance = 2e-4 }: DerivativeLawOptions = {},
): void {
  test('every function has a golden, and every golden a function', () => {
    expect(Object.keys(functions).sort()).toEqual(Object.keys(goldens).sort());
  });

  describe.each(Object.keys(functions))('%s', (name) => {
    const [f, golden] = [functions[name]!, goldens[name]!];

    test('is the function that the golden names', async () => {
      const y = tf.tidy(() => call(f, inputsOf(golden)));
      expect(y.shape).toEqual(golden.shape);
      await expectClose(y, golden.value, tolerance);
      y.dispose();
    });

    test('is right to first order', async () => {
      const first = tf.tidy(() => tf.grads(weighted(f, golden))(inputsOf(golden)));
      for (const [i, gradient] of first.entries()) {
        await expectClose(gradient, golden.first[i]!, tolerance);
      }
      tf.dispose(first);
    });

    test('is right to second order, and leaves no tensor behind', async () => {
      const before = tf.memory().numTensors;
      const second = tf.tidy(() => secondOrder(f, golden));
      for (const [i, gradient] of second.entries()) {
        await expectClose(gradient, golden.second[i]!, tolerance);
      }
      tf.dispose(second);
      expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0);
    });
  });
}

/** The inputs of a golden, as tensors. */
export const inputsOf = ({ inputs }: DerivativeGolden): Tensor[] =>
  Object.values(inputs).map(({ shape, values }) => tf.tensor([...values], [...shape]));

/** Σ f w */
export const weighted =
  (f: OfTensors, { weights, shape }: DerivativeGolden) =>
  (...xs: Tensor[]): Tensor =>
    tf.sum(tf.mul(call(f, xs), tf.tensor([...weights], [...shape])));

/** The gradients of Σ (∂L/∂x) v. */
export function secondOrder(f: OfTensors, golden: DerivativeGolden): Tensor[] {
  const xs = inputsOf(golden);
  const along = (...at: Tensor[]): Tensor => {
    const first = tf.grads(weighted(f, golden))(at);
    const parts = first.map((gradient, i) =>
      tf.sum(tf.mul(gradient, tf.tensor([...golden.along[i]!], gradient.shape))),
    );
    // What is linear has no second derivative in some input: zero times each says so.
    const nothing = at.map((x) => tf.sum(tf.mul(x, 0)));
    return tf.addN([...parts, ...nothing]);
  };
  return tf.grads(along)(xs);
}
