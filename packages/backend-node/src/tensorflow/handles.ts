import type { Tensor } from '@tensorflow/tfjs-core';
import type { Attribute, Handle, Output, TensorflowBackend } from './backend.js';
import { attributesFor } from './call.js';

/** Numbers of types that tfjs does not have. */
export const UINT8 = 4;
export const UINT32 = 22;
export const UINT64 = 23;

/** TensorFlow's ops on tensors of any type, of which each that is not asked for at the end is let go. */
export interface Handles {
  /** Numbers of types. */
  readonly FLOAT: number;
  readonly INT32: number;
  readonly BOOL: number;
  /** An attribute that names a type. */
  type(name: string, dtype: number): Attribute;
  /** Runs an op of one output. */
  run(op: string, attributes: readonly Attribute[], inputs: readonly Handle[]): Handle;
  /** Runs an op of two outputs. */
  runPair(
    op: string,
    attributes: readonly Attribute[],
    inputs: readonly Handle[],
  ): [Handle, Handle];
  /** Runs an op on numbers in float32 that has no attribute but their type. */
  float(op: string, ...inputs: readonly Handle[]): Handle;
  /** Converts a type. */
  cast(x: Handle, from: number, to: number): Handle;
  /** Words of 32 bits as a tensor of int32, by default a list. */
  words(values: readonly number[], shape?: readonly number[]): Handle;
  /** A number in float32. */
  number(value: number): Handle;
  /** A tensor of tfjs. */
  of(tensor: Tensor): Handle;
  /** Takes over what an op made. */
  own(output: Output): Handle;
  /** Lets go of what was made here, before the end. */
  release(made: Handle): void;
  /** What was computed, as a tensor of tfjs. */
  tensor(result: Handle): Tensor;
}

/** Computes tensors of tfjs by ops on tensors of the addon, all of which but the results are let go. */
export function handles<Result>(
  backend: TensorflowBackend,
  compute: (on: Handles) => Result,
): Result {
  const { binding } = backend;
  const { type } = attributesFor(backend);
  const made = new Map<Handle, Output>();
  const keep = (output: Output): Handle => {
    made.set(output.id, output);
    return output.id;
  };
  const float = [type('T', binding.TF_FLOAT)];
  const run: Handles['run'] = (...op) => keep(binding.executeOp(...op, 1)[0]!);
  try {
    return compute({
      FLOAT: binding.TF_FLOAT,
      INT32: binding.TF_INT32,
      BOOL: binding.TF_BOOL,
      type,
      run,
      runPair: (...op) => binding.executeOp(...op, 2).map(keep) as [Handle, Handle],
      float: (op, ...inputs) => run(op, float, inputs),
      cast: (x, from, to) => run('Cast', [type('SrcT', from), type('DstT', to)], [x]),
      number: (value) => {
        const dtype = binding.TF_FLOAT;
        return keep({
          id: binding.createTensor([], dtype, Float32Array.of(value)),
          shape: [],
          dtype,
        });
      },
      words: (values, shape = [values.length]) => {
        const dtype = binding.TF_INT32;
        const id = binding.createTensor(shape, dtype, Int32Array.from(values));
        return keep({ id, shape: [...shape], dtype });
      },
      of: (tensor) => backend.getInputTensorIds([tensor])[0]!,
      own: keep,
      release: (id) => {
        if (made.delete(id)) binding.deleteTensor(id);
      },
      tensor: (result) => {
        const output = made.get(result)!;
        made.delete(result);
        return backend.createOutputTensor(output);
      },
    });
  } finally {
    for (const id of made.keys()) binding.deleteTensor(id);
  }
}
