import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectNoLeak } from './expect-no-leak.js';

/** Numbers of float64; `null` is what float32 cannot hold. */
type Column = readonly (number | null)[];

interface Golden {
  readonly arguments: Readonly<Record<string, readonly number[]>>;
  readonly value: Column;
  readonly gradient: Readonly<Record<string, Column>>;
  readonly hessian: Readonly<Record<string, Column>>;
}

/** Largest |error| / |value| of the value, the gradient and the second derivatives. */
type Tolerances = readonly [value: number, gradient: number, hessian: number];

/** A function of numbers, and what is known of it. */
export interface SpecialCase {
  readonly f: (...xs: Tensor[]) => Tensor;
  readonly golden: Golden;
  readonly relative: Tolerances;
  /** What is allowed besides: next to zeros that no float32 hits. */
  readonly absolute?: Tolerances;
  /** Whether it is an exponential of something large, which engines round differently. */
  readonly tails?: boolean;
  /** Whether a second derivative that crosses 0 is measured by the product of the first ones. */
  readonly crosses?: boolean;
  /** Whether its second derivatives are left to {@link curvatureLaws}, in a file of its own. */
  readonly vast?: boolean;
}

const SMALLEST = 1e-36; // engines may write 0 below 1.2e-38, and multiply that

// WGSL allows exp(x) an error of 3 + 2|x| units in the last place.
const OF_EXPONENT = tf.getBackend() === 'webgpu' ? 2 ** -24 : 0;

/** What the laws compute of a function at the arguments of its golden, and hold against it. */
function measured({ f, golden, relative, absolute, tails }: SpecialCase) {
  const names = Object.keys(golden.arguments);
  const argumentsOf = (): Tensor[] =>
    names.map((name) => tf.tensor1d([...golden.arguments[name]!]));
  const total =
    (g: (...xs: Tensor[]) => Tensor) =>
    (...xs: Tensor[]) =>
      tf.sum(g(...xs));
  const gradients = (...xs: Tensor[]): Tensor[] => tf.grads(total(f))(xs);
  const curvatures = (i: number, ...xs: Tensor[]): Tensor[] =>
    tf.grads(total((...at) => gradients(...at)[i]!))(xs);

  const expectRow = async (
    got: Tensor,
    want: Column,
    order: 0 | 1 | 2,
    scale: Column = want,
  ): Promise<void> => {
    const numbers = await got.data();
    const bound = (exact: number, i: number): number => {
      const magnitude = Math.max(Math.abs(exact), Math.abs(scale[i] ?? 0), SMALLEST);
      const ofExponent = tails === true ? OF_EXPONENT * Math.abs(Math.log(magnitude)) : 0;
      return magnitude * (relative[order] + ofExponent) + (absolute?.[order] ?? 0) + SMALLEST;
    };
    const far = want.flatMap((exact, i) => {
      const isClose = exact === null || Math.abs(numbers[i]! - exact) <= bound(exact, i);
      if (isClose) return [];
      const at = names.map((name) => `${name} = ${golden.arguments[name]![i]}`).join(', ');
      return [`${at}: got ${numbers[i]}, expected ${exact}, off by ${numbers[i]! / exact - 1}`];
    });
    expect(far).toEqual([]);
  };
  return { names, argumentsOf, gradients, curvatures, expectRow };
}

/** That second derivatives are those of the golden. */
function expectCurvatures(of: SpecialCase): void {
  const { golden, crosses } = of;
  const { names, argumentsOf, curvatures, expectRow } = measured(of);
  test('has the right second derivatives', async () => {
    for (const [i, name] of names.entries()) {
      const row = tf.tidy(() => curvatures(i, ...argumentsOf()));
      for (const [j, other] of names.entries()) {
        const entry = golden.hessian[`${name},${other}`] ?? golden.hessian[`${other},${name}`];
        const [ofOne, ofOther] = [golden.gradient[name]!, golden.gradient[other]!];
        const product = ofOne.map((slope, k) => slope! * ofOther[k]!);
        await expectRow(row[j]!, entry!, 2, crosses === true ? product : entry);
      }
    }
  });
}

/**
 * The law of second derivatives alone, for functions that are `vast`: software drivers of WebGPU have no room for
 * their tensors beside those of the other laws.
 */
export function curvatureLaws(cases: Readonly<Record<string, SpecialCase>>): void {
  describe.each(Object.entries(cases))('%s', (_, of) => expectCurvatures(of));
}

/** The laws of special functions: values, slopes and curvatures are those of the goldens, and nothing is left. */
export function specialLaws(cases: Readonly<Record<string, SpecialCase>>): void {
  describe.each(Object.entries(cases))('%s', (_, of) => {
    const { f, golden, vast } = of;
    const { names, argumentsOf, gradients, curvatures, expectRow } = measured(of);

    test('agrees with its golden', async () => {
      await expectRow(
        tf.tidy(() => f(...argumentsOf())),
        golden.value,
        0,
      );
    });

    test('has the right gradient', async () => {
      const grads = tf.tidy(() => gradients(...argumentsOf()));
      for (const [i, name] of names.entries()) {
        await expectRow(grads[i]!, golden.gradient[name]!, 1);
      }
    });

    if (vast !== true) expectCurvatures(of);

    test('leaves no tensors behind', async () => {
      await expectNoLeak(() =>
        tf.tidy(() => {
          const xs = argumentsOf();
          if (vast === true && tf.getBackend() === 'webgpu') return [f(...xs)];
          return [f(...xs), ...gradients(...xs), ...curvatures(0, ...xs)];
        }),
      );
      await expectNoLeak(() => {
        const xs = names.map((name) => tf.scalar(golden.arguments[name]![3]!));
        const y = f(...xs);
        expect(y.shape).toEqual([]);
        return [y, ...xs];
      });
    });
  });
}
