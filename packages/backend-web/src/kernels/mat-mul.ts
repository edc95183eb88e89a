import * as tf from '@tensorflow/tfjs-core';
import { address, free, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf } from '../wasm/functions.js';

type Call = WasmCall<Tensors<'a' | 'b'>, tf.BatchMatMulAttrs>;

/**
 * `tf.matMul` on WASM.
 *
 * tfjs's own multiplies by XNNPACK only what is neither transposed nor batched, and everything else in
 * a loop that is twelve times slower; and XNNPACK sets itself up anew for each b that it has not seen,
 * which the weights of a model in training never are.
 */
export const matMul = wasmKernel(tf.BatchMatMul, product);

/** op(a) · op(b), where op swaps rows and columns of what is stored transposed. */
export function product(call: Call): tf.TensorInfo {
  const { inputs, attrs, backend } = call;
  const { rows, inner, columns } = sizesOf(call);
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(stack(inputs.a), stack(inputs.b));
  const z = backend.makeOutput([...batch, rows, columns], 'float32');
  const { matMul, matMulScratch } = functionsOf(backend);
  const floats = matMulScratch(rows, inner, columns) / 4;
  const scratch = backend.makeOutput([floats], 'float32');
  const [a, b, to, room] = [inputs.a, inputs.b, z, scratch].map((x) => address(backend, x));
  const ofB = matrixIndices(stack(inputs.b), batch);
  matrixIndices(stack(inputs.a), batch).forEach((ofA, i) => {
    matMul(
      a! + 4 * rows * inner * ofA,
      b! + 4 * inner * columns * ofB[i]!,
      to! + 4 * rows * columns * i,
      room!,
      rows,
      inner,
      columns,
      attrs.transposeA,
      attrs.transposeB,
      false,
    );
  });
  free(backend, scratch);
  return z;
}

interface Sizes {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

function sizesOf({ inputs: { a, b }, attrs: { transposeA, transposeB } }: Call): Sizes {
  if (a.dtype !== 'float32' || b.dtype !== 'float32') {
    throw new Error(`matMul on WASM takes float32; got ${a.dtype} and ${b.dtype}. Cast them.`);
  }
  const [rows, inner] = sides(a, transposeA);
  const [innerOfB, columns] = sides(b, transposeB);
  if (inner !== innerOfB) {
    throw new Error(`matMul: [${a.shape}] and [${b.shape}] share no inner size.`);
  }
  return { rows, inner, columns };
}

const stack = ({ shape }: tf.TensorInfo): number[] => shape.slice(0, -2);

const sides = ({ shape }: tf.TensorInfo, transposed: boolean): [number, number] => {
  const [rows = 1, columns = 1] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
};

/** Which matrix of a stack of shape `own` meets each of a stack of the broadcast shape `batch`. */
function matrixIndices(own: readonly number[], batch: readonly number[]): number[] {
  return batch.reduce(
    (indices, size, axis) => {
      const count = own[axis - batch.length + own.length] ?? 1;
      const along = Array.from({ length: size }, (_, i) => (count === 1 ? 0 : i));
      return indices.flatMap((index) => along.map((i) => index * count + i));
    },
    [0],
  );
}
