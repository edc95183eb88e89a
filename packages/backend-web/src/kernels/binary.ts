import * as tf from '@tensorflow/tfjs-core';
import { address, callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf, type Functions } from '../wasm/functions.js';
import { broadcastStrides, walkAxes } from './axes.js';

/** The functions of src/assembly of two tensors, by the kernels whose bodies they are. */
const functions = {
  [tf.Add]: 'binaryAdd',
  [tf.Maximum]: 'binaryMaximum',
  [tf.Minimum]: 'binaryMinimum',
  [tf.Multiply]: 'binaryMultiply',
  [tf.RealDiv]: 'binaryDivide',
  [tf.SquaredDifference]: 'binarySquaredDifference',
  [tf.Sub]: 'binarySub',
} as const satisfies Record<string, keyof Functions>;

/** What tfjs computes as fast where shapes are equal; elsewhere it goes element by element. */
const fastWhereEven: readonly string[] = [
  tf.Add,
  tf.Multiply,
  tf.RealDiv,
  tf.SquaredDifference,
  tf.Sub,
];

/** Arithmetic on WASM. */
export const binaryKernels = Object.entries(functions).map(([kernelName, name]) =>
  wasmKernel(
    kernelName,
    ({ inputs: { a, b }, backend }: WasmCall<Tensors<'a' | 'b'>, unknown>): tf.TensorInfo => {
      const even = fastWhereEven.includes(kernelName) && tf.util.arraysEqual(a.shape, b.shape);
      if (even || a.dtype !== 'float32' || b.dtype !== 'float32') {
        return callNative(kernelName, backend, { a, b });
      }
      const shape = tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
      const y = backend.makeOutput(shape, 'float32');
      const [fromA, fromB, to] = [a, b, y].map((x) => address(backend, x));
      const run = functionsOf(backend)[name];
      const ofA = broadcastStrides(a.shape, shape.length);
      const ofB = broadcastStrides(b.shape, shape.length);
      const axes = shape.map((size, i) => ({ size, a: ofA[i]!, b: ofB[i]! }));
      let done = 0;
      walkAxes(axes, (atA, atB, four) => {
        run(fromA! + 4 * atA, fromB! + 4 * atB, to! + 4 * done, ...four);
        done += four[0] * four[1] * four[2] * four[3];
      });
      return y;
    },
  ),
);
