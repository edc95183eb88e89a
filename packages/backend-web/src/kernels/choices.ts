import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { address, callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf, type Functions } from '../wasm/functions.js';

const comparisons = {
  [tf.Equal]: 'compareEqual',
  [tf.Greater]: 'compareGreater',
  [tf.GreaterEqual]: 'compareGreaterEqual',
  [tf.Less]: 'compareLess',
  [tf.LessEqual]: 'compareLessEqual',
  [tf.NotEqual]: 'compareNotEqual',
} as const satisfies Record<string, keyof Functions>;

type Pair = WasmCall<Tensors<'a' | 'b'>, unknown>;

const sizeOf = ({ shape }: TensorInfo): number => tf.util.sizeFromShape(shape);
const sameShape = (a: TensorInfo, b: TensorInfo): boolean => tf.util.arraysEqual(a.shape, b.shape);

/** Comparisons of numbers, which tfjs makes on WASM one by one, ten times slower. */
const comparisonKernels = Object.entries(comparisons).map(([kernelName, name]) =>
  wasmKernel(kernelName, ({ inputs: { a, b }, backend }: Pair) => {
    const isFlat = sameShape(a, b) || a.shape.length === 0 || b.shape.length === 0;
    if (!isFlat || a.dtype !== 'float32' || b.dtype !== 'float32') {
      return callNative(kernelName, backend, { a, b });
    }
    const { shape } = a.shape.length === 0 ? b : a;
    const y = backend.makeOutput([...shape], 'bool');
    const [fromA, fromB, to] = [a, b, y].map((x) => address(backend, x)) as [
      number,
      number,
      number,
    ];
    const [aIsOne, bIsOne] = [a.shape.length === 0, b.shape.length === 0];
    functionsOf(backend)[name](fromA, fromB, to, sizeOf(y), aIsOne, bIsOne);
    return y;
  }),
);

const logical = {
  [tf.LogicalAnd]: 'logicalAnd',
  [tf.LogicalOr]: 'logicalOr',
} as const satisfies Record<string, keyof Functions>;

const logicalKernels = Object.entries(logical).map(([kernelName, name]) =>
  wasmKernel(kernelName, ({ inputs: { a, b }, backend }: Pair) => {
    if (!sameShape(a, b) || a.dtype !== 'bool' || b.dtype !== 'bool') {
      return callNative(kernelName, backend, { a, b });
    }
    const y = backend.makeOutput([...a.shape], 'bool');
    const [fromA, fromB, to] = [a, b, y].map((x) => address(backend, x)) as [
      number,
      number,
      number,
    ];
    functionsOf(backend)[name](fromA, fromB, to, sizeOf(y));
    return y;
  }),
);

const select = wasmKernel(
  tf.Select,
  ({ inputs, backend }: WasmCall<Tensors<'condition' | 't' | 'e'>, unknown>) => {
    const { condition, t, e } = inputs;
    const isPlain = condition.dtype === 'bool' && t.dtype === 'float32' && e.dtype === 'float32';
    if (!isPlain || !sameShape(condition, t) || !sameShape(t, e)) {
      return callNative(tf.Select, backend, { condition, t, e });
    }
    const y = backend.makeOutput([...t.shape], 'float32');
    const from = [condition, t, e].map((x) => address(backend, x)) as [number, number, number];
    functionsOf(backend).select(...from, address(backend, y), sizeOf(y));
    return y;
  },
);

/** Comparisons on WASM, and what is done with their results. */
export const choiceKernels = [...comparisonKernels, ...logicalKernels, select];
