import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { foldIn, key, type Key } from '@gen/core';
import { compile, explain, type CompileOptions, type Compiled } from '@gen/core/compile';

/** A step, and the variables that it reads and assigns. */
export interface StepOfModel {
  /** The step: what it returns are tensors, or arrays and objects of them. */
  readonly step: (batch: Tensor, key: Key, rate: Scalar) => unknown;
  /** Its variables. */
  readonly variables: readonly Variable[];
  /** Disposes the variables. */
  readonly dispose: () => void;
}

/** A step whose compiled form must equal it. */
export interface CompiledCase {
  /** Makes the step with variables of its own, which are the same at every call. */
  readonly make: () => StepOfModel;
  /** Makes the batch of a step. */
  readonly batch: (size: number, step: number) => Tensor;
  /** Two sizes of a batch. */
  readonly sizes?: readonly [number, number];
  /** Options of `compile`. */
  readonly options?: CompileOptions;
}

/** Engines that record steps, by the names of their tfjs backends. */
const recording = ['wasm', 'webgpu', 'tensorflow'];

type Step = StepOfModel['step'];

/**
 * The laws of compiled steps: they equal the steps, bit for bit, whatever changes from call to call and
 * whatever the user does in between, hold the same memory all the time, and give it back.
 */
export function compiledLaws(
  name: string,
  { make, batch, sizes = [4, 6], options = {} }: CompiledCase,
): void {
  const [size, otherSize] = sizes;
  const rateOf = (step: number): number => 0.1 / (1 + step);

  /** Runs one step, and reads what it returned. */
  const run = (step: Step, i: number, count = size): Promise<number[][]> => {
    const results = tf.tidy(() => {
      const made = step(batch(count, i), foldIn(key(5), i), tf.scalar(rateOf(i)));
      // Of what is an argument or a variable, a copy.
      return tensorsOf(made).map((tensor) => tf.clone(tensor));
    });
    return valuesOf(results);
  };
  const held = ({ variables }: StepOfModel): Promise<number[][]> =>
    valuesOf(variables.map((variable) => tf.clone(variable as Tensor)));

  /** Runs a step and its compiled form, and expects the same of them. */
  async function expectSame(
    eager: StepOfModel,
    compiled: StepOfModel & { readonly run: Step },
    from: number,
    to: number,
    sizeOf: (step: number) => number = () => size,
  ): Promise<void> {
    for (let i = from; i < to; i++) {
      const wanted = await run(eager.step, i, sizeOf(i));
      expect(await run(compiled.run, i, sizeOf(i)), `results of step ${i}`).toEqual(wanted);
    }
    expect(await held(compiled), 'variables').toEqual(await held(eager));
  }

  /** Makes a step twice, the second time compiled, and disposes all in the end. */
  async function withBoth(
    work: (
      eager: StepOfModel,
      compiled: StepOfModel & { readonly run: Compiled<Parameters<Step>, unknown> },
    ) => Promise<void>,
  ): Promise<void> {
    const [eager, model] = [make(), make()];
    const compiled = compile(model.step, options);
    try {
      await work(eager, { ...model, run: compiled });
    } finally {
      compiled.dispose();
      eager.dispose();
      model.dispose();
    }
  }

  describe(`${name}, compiled`, () => {
    it('equals ten steps, bit for bit, with other batches, keys and rates', () =>
      withBoth(async (eager, compiled) => {
        await expectSame(eager, compiled, 0, 10);
        if (!recording.includes(tf.getBackend())) return;
        const [only, ...others] = explain(compiled.run).recordings;
        expect(others).toEqual([]);
        expect(only).toMatchObject({ state: 'replayed', reason: undefined });
      }));

    it('equals the steps of two models side by side', () =>
      withBoth((eager, compiled) =>
        withBoth(async (eager2, compiled2) => {
          for (let i = 0; i < 5; i++) {
            await expectSame(eager, compiled, i, i + 1);
            await expectSame(eager2, compiled2, 7 * i, 7 * i + 1);
          }
        }),
      ));

    it('equals the steps when shapes change', () =>
      withBoth(async (eager, compiled) => {
        await expectSame(eager, compiled, 0, 8, (i) => (i % 3 === 2 ? otherSize : size));
      }));

    it('equals the steps when variables are assigned, shared and copied in between', () =>
      withBoth(async (eager, compiled) => {
        await expectSame(eager, compiled, 0, 4);
        for (const { variables } of [eager, compiled]) assignHalf(variables);
        await expectSame(eager, compiled, 4, 6);
        // What the user holds keeps its values.
        const copies = compiled.variables.map((variable) => tf.clone(variable as Tensor));
        const before = await valuesOf(copies.map((copy) => tf.clone(copy)));
        await expectSame(eager, compiled, 6, 8);
        expect(await valuesOf(copies), 'copies of variables').toEqual(before);
        // A step that is run as it is, amid replays.
        expect(await run(compiled.step, 8)).toEqual(await run(eager.step, 8));
        await expectSame(eager, compiled, 9, 11);
        compiled.run.dispose();
        await expectSame(eager, compiled, 11, 15);
      }));

    it('holds the same memory at every replay, and gives it back', async () => {
      const start = tf.memory().numTensors;
      await withBoth(async (_, compiled) => {
        for (let i = 0; i < 4; i++) await run(compiled.run, i);
        const { numTensors, numBytes, numDataBuffers } = tf.memory();
        for (let i = 4; i < 24; i++) await run(compiled.run, i);
        expect(tf.memory()).toMatchObject({ numTensors, numBytes, numDataBuffers });
      });
      expect(tf.memory().numTensors).toBe(start);
    });

    it('leaves variables and memory as they were when a call fails', () =>
      withBoth(async (eager, compiled) => {
        await expectSame(eager, compiled, 0, 3);
        const before = tf.memory().numTensors;
        const gone = batch(size, 0);
        gone.dispose();
        const rate = tf.scalar(1);
        expect(() => compiled.run(gone, key(0), rate)).toThrow('disposed');
        rate.dispose();
        expect(tf.memory().numTensors).toBe(before);
        await expectSame(eager, compiled, 3, 5);
      }));
  });
}

const tensorsOf = (tree: unknown): Tensor[] => {
  if (tree instanceof tf.Tensor) return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(tensorsOf) : [];
};

async function valuesOf(tensors: readonly Tensor[]): Promise<number[][]> {
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose([...tensors]);
  return values.map((numbers) => Array.from(numbers));
}

function assignHalf(variables: readonly Variable[]): void {
  tf.tidy(() => {
    for (const variable of variables) {
      const half = tf.scalar(variable.dtype === 'float32' ? 0.5 : 1, variable.dtype as 'float32');
      variable.assign(tf.mul(variable as Tensor, half));
    }
  });
}
