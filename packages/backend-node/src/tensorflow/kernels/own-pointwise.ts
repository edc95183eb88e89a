import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { pointwiseName, type Pointwise, type PointwiseAttrs } from '@gen/core/kernels';
import type { TensorflowBackend } from '../backend.js';
import { attributesFor, tensorflowKernel } from '../call.js';
import { isWriting, writeProgram } from '../pointwise/write-program.js';

/** Programs of functions, by which of their arguments are one number or the same; null where there is none. */
const programs = new WeakMap<Pointwise<Tensor[]>, Map<string, string | null>>();

/**
 * Functions of each number of their arguments by an op of our own: all they do in one pass over memory, where
 * each argument is one number or has the shape of the result.
 */
export const ownPointwise = tensorflowKernel<Readonly<Record<string, Tensor>>, PointwiseAttrs>(
  pointwiseName,
  ({ inputs, attrs: { of }, backend }) => {
    const xs = Object.values(inputs);
    const program = isWriting() ? undefined : programFor(backend, of, xs);
    if (program === undefined) return tf.tidy(() => of(...xs));
    const { int, text } = attributesFor(backend);
    const attributes = [int('N', xs.length), text('program', program)];
    return backend.executeSingleOutput('GenPointwise', attributes, xs);
  },
);

function programFor(
  backend: TensorflowBackend,
  of: Pointwise<Tensor[]>,
  xs: readonly Tensor[],
): string | undefined {
  const largest = xs.reduce((a, b) =>
    b.size === a.size ? (b.rank > a.rank ? b : a) : a.size === 1 ? b : a,
  );
  const isFull = xs.map(
    (x) => x.size === largest.size && tf.util.arraysEqual(x.shape, largest.shape),
  );
  const fits = xs.every((x, i) => isFull[i] || (x.size === 1 && x.rank <= largest.rank));
  if (!fits || largest.size === 0 || xs.some(({ dtype }) => dtype !== 'float32')) return undefined;
  const firstOf = (x: Tensor): number => xs.findIndex(({ dataId }) => dataId === x.dataId);
  const kind = xs.map((x) => `${x.size === 1 ? 'one' : 'many'} ${firstOf(x)}`).join();
  const known = programs.get(of) ?? new Map<string, string | null>();
  programs.set(of, known);
  if (!known.has(kind)) known.set(kind, writeProgram(backend, of, xs) ?? null);
  return known.get(kind) ?? undefined;
}
