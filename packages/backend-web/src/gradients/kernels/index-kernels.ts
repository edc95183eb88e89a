import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { nativeKernel } from '../../install-kernels.js';
import { composedKernel } from './composed-kernel.js';

// tfjs takes an index out of range for an address: WASM reads and writes past the tensor, WebGPU
// elsewhere in it. Where indices are at hand, in the memory of WASM, one is an error, as it is on the
// other engines on the CPU; on WebGPU, which would have to read them back, it selects nothing.

interface Indexed {
  readonly name: string;
  readonly indices: string;
  /** The sizes that each row of indices addresses. */
  readonly sizes: (inputs: tf.NamedTensorInfoMap, attrs: Attrs) => readonly number[];
}

interface Attrs {
  readonly shape?: readonly number[];
}

const indexed: readonly Indexed[] = [
  { name: tf.GatherNd, indices: 'indices', sizes: (inputs) => inputs['params']!.shape },
  { name: tf.ScatterNd, indices: 'indices', sizes: (_, { shape }) => shape! },
  { name: tf.TensorScatterUpdate, indices: 'indices', sizes: (inputs) => inputs['tensor']!.shape },
];

const checkedOnWasm = ({ name, indices, sizes }: Indexed): tf.KernelConfig => ({
  kernelName: name,
  backendName: 'wasm',
  kernelFunc: (args) => {
    const at = args.inputs[indices]!;
    const depth = at.shape[at.shape.length - 1] ?? 1;
    const values = (args.backend as BackendWasm).readSync(at.dataId) as Int32Array;
    checkRange(name, values, sizes(args.inputs, args.attrs as Attrs).slice(0, depth));
    return nativeKernel(name, 'wasm')(args);
  },
});

function checkRange(callee: string, values: Int32Array, sizes: readonly number[]): void {
  for (let i = 0; i < values.length; i++) {
    const size = sizes[i % sizes.length]!;
    if (values[i]! >= 0 && values[i]! < size) continue;
    throw new InputError({
      callee,
      argument: 'indices',
      expected: `indices from 0 to ${size - 1}`,
      got: `${values[i]}`,
    });
  }
}

/** Kernels on WASM that check the indices they are given. */
export const indexKernelsOnWasm: readonly tf.KernelConfig[] = indexed.map(checkedOnWasm);

/** Rows of indices, those out of range at the first element; and whether each was in range. */
function within(indices: tf.Tensor, shape: readonly number[]): [tf.Tensor, tf.Tensor] {
  const sizes = tf.tensor1d(shape.slice(0, indices.shape[indices.rank - 1]!), 'int32');
  const inside = tf.logicalAnd(tf.greaterEqual(indices, 0), tf.less(indices, sizes));
  const rows = tf.all(inside, -1, true);
  return [tf.mul(indices, tf.cast(rows, 'int32')), rows];
}

/** Whether each row was in range, as a condition on slices. */
const onSlices = (rows: tf.Tensor, slices: tf.Tensor): tf.Tensor => {
  const outer = rows.shape.slice(0, -1);
  const inner = slices.shape.slice(outer.length).map(() => 1);
  return tf.broadcastTo(tf.reshape(rows, [...outer, ...inner]), slices.shape);
};

type GatherNdInputs = { params: tf.Tensor; indices: tf.Tensor };
type ScatterNdInputs = { indices: tf.Tensor; updates: tf.Tensor };
type SegmentInputs = { x: tf.Tensor; segmentIds: tf.Tensor };

const native = (name: string, inputs: tf.NamedTensorInfoMap, attrs: object): tf.Tensor => {
  const args = { inputs, attrs: attrs as tf.NamedAttrMap, backend: tf.backend() };
  return tf.engine().makeTensorFromTensorInfo(nativeKernel(name, 'webgpu')(args) as tf.TensorInfo);
};

/** Kernels on WebGPU that read zeros, and write nothing, where an index is out of range. */
export const indexKernelsOnWebgpu: readonly tf.KernelConfig[] = [
  composedKernel<GatherNdInputs, object>(tf.GatherNd, 'webgpu', ({ params, indices }, attrs) => {
    const [safe, rows] = within(indices, params.shape);
    const values = native(tf.GatherNd, { params, indices: safe }, attrs);
    return tf.where(onSlices(rows, values), values, tf.zerosLike(values));
  }),
  composedKernel<ScatterNdInputs, { shape: number[] }>(
    tf.ScatterNd,
    'webgpu',
    ({ indices, updates }, attrs) => {
      const [safe, rows] = within(indices, attrs.shape);
      const kept = tf.where(onSlices(rows, updates), updates, tf.zerosLike(updates));
      return native(tf.ScatterNd, { indices: safe, updates: kept }, attrs);
    },
  ),
  composedKernel<SegmentInputs, { numSegments: number }>(
    tf.UnsortedSegmentSum,
    'webgpu',
    ({ x, segmentIds }, attrs) => {
      const past = tf.cast(tf.greaterEqual(segmentIds, attrs.numSegments), 'int32');
      // Of ids below zero none is summed: what is past the end goes there.
      const ids = tf.sub(segmentIds, tf.mul(past, tf.add(segmentIds, 1)));
      return native(tf.UnsortedSegmentSum, { x, segmentIds: ids }, attrs);
    },
  ),
];
