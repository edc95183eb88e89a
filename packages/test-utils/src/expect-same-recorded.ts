import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { compile, explain, type CompileOptions } from '@gen/core/compile';

/** Engines that record steps, by the names of their tfjs backends. */
const recording = ['wasm', 'webgpu', 'tensorflow'];

/** How {@link expectSameRecorded} compares. */
export interface SameRecordedOptions {
  /** Number of calls, the first of which is recorded. */
  readonly calls?: number;
  /** Tensors of outside that never change; all of them where it is left out. */
  readonly constants?: NonNullable<CompileOptions['constants']>;
}

/**
 * Expects the bits of a function of its recording too, for other arguments at each call: what it returns is
 * tensors, or arrays and objects of them. Tensors among the arguments are disposed.
 */
export async function expectSameRecorded<Args extends readonly unknown[]>(
  name: string,
  step: (...args: Args) => unknown,
  argsOf: (call: number) => readonly [...Args],
  { calls = 2, constants = () => true }: SameRecordedOptions = {},
): Promise<void> {
  const compiled = compile(step, { name, check: false, constants });
  try {
    for (let i = 0; i < calls; i++) {
      const args = argsOf(i);
      const wanted = await valuesOf(() => step(...args));
      expect(await valuesOf(() => compiled(...args)), `call ${i}`).toEqual(wanted);
      tf.dispose(args as unknown as tf.TensorContainer);
    }
    if (!recording.includes(tf.getBackend())) return;
    for (const { reason } of explain(compiled).recordings) expect(reason).toBeUndefined();
  } finally {
    compiled.dispose();
  }
}

/** The numbers of all tensors that are returned, which are disposed. */
async function valuesOf(work: () => unknown): Promise<number[][]> {
  const tensors = tf.tidy(() => tensorsOf(work()).map((tensor) => tf.clone(tensor)));
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose(tensors);
  return values.map((numbers) => Array.from(numbers));
}

function tensorsOf(tree: unknown): Tensor[] {
  if (tree instanceof tf.Tensor) return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(tensorsOf) : [];
}
