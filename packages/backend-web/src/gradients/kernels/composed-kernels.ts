import * as tf from '@tensorflow/tfjs-core';
import { convolved, volumesGradient, type Conv3DAttrs } from '../conv3d.js';
import { depthwiseInFilter, depthwiseInImages, type DepthwiseAttrs } from '../depthwise-conv2d.js';
import { dilated, type DilationAttrs } from '../dilation2d.js';
import { einsumByMatMul } from '../einsum.js';
import { updated } from '../indexing.js';
import { largestOfWindows, maxPoolGradient, meanPoolGradient, type PoolAttrs } from '../pools.js';
import { resizeGradient, type ResizeAttrs } from '../resize.js';
import { runningProduct, type ScanAttrs } from '../scans.js';
import { sliceByCombs } from '../shapes.js';
import { nativeKernel } from '../../install-kernels.js';
import { composedKernel } from './composed-kernel.js';
import { indexKernelsOnWasm, indexKernelsOnWebgpu } from './index-kernels.js';

type Shape4D = [number, number, number, number];
type Shape5D = [number, number, number, number, number];
interface ReduceAttrs {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

type Named<Names extends string> = Readonly<Record<Names, tf.Tensor>>;

const einsum = (backend: string): tf.KernelConfig =>
  composedKernel<tf.Tensor[], { equation: string }>(tf.Einsum, backend, (inputs, { equation }) =>
    einsumByMatMul(Object.values(inputs), equation),
  );

const meanPool = (kernelName: string, backend: string): tf.KernelConfig =>
  composedKernel<Named<'dy' | 'input'>, PoolAttrs>(kernelName, backend, ({ dy, input }, attrs) =>
    meanPoolGradient(dy, input.shape, attrs),
  );

const maxPool = (kernelName: string, backend: string): tf.KernelConfig =>
  composedKernel<Named<'dy' | 'input' | 'output'>, PoolAttrs>(
    kernelName,
    backend,
    ({ dy, input, output }, attrs) => maxPoolGradient(dy, input, output, attrs),
  );

const resize = (
  kernelName: string,
  backend: string,
  kind: 'bilinear' | 'nearest',
): tf.KernelConfig =>
  composedKernel<Named<'dy' | 'images'>, ResizeAttrs>(
    kernelName,
    backend,
    ({ dy, images }, attrs) => resizeGradient(kind, dy, images.shape, attrs),
  );

const bilinearGrad = (backend: string): tf.KernelConfig =>
  resize(tf.ResizeBilinearGrad, backend, 'bilinear');

const nearestGrad = (backend: string): tf.KernelConfig =>
  resize(tf.ResizeNearestNeighborGrad, backend, 'nearest');

const slice = (backend: string): tf.KernelConfig =>
  composedKernel<Named<'x'>, tf.StridedSliceAttrs>(tf.StridedSlice, backend, ({ x }, attrs) =>
    sliceByCombs(x, attrs),
  );

// That of tfjs renames integers, which then fail to compile where they are transposed.
const cast = (backend: string): tf.KernelConfig =>
  composedKernel<Named<'x'>, tf.CastAttrs>(tf.Cast, backend, ({ x }, attrs) => {
    const named = nativeKernel(
      tf.Cast,
      backend,
    )({
      inputs: { x },
      attrs: attrs as object as tf.NamedAttrMap,
      backend: tf.backend(),
    }) as tf.TensorInfo;
    const y = tf.engine().makeTensorFromTensorInfo(named);
    const renamed = attrs.dtype === 'float32' && (x.dtype === 'int32' || x.dtype === 'bool');
    return renamed ? tf.engine().runKernel(tf.Multiply, { a: y, b: tf.scalar(1) }) : y;
  });

// Those of tfjs fail to compile along any but the last axis.
const truths = (backend: string): tf.KernelConfig[] => [
  composedKernel<Named<'x'>, ReduceAttrs>(tf.Any, backend, ({ x }, { axis, keepDims }) =>
    tf.cast(tf.max(tf.cast(x, 'float32'), axis, keepDims), 'bool'),
  ),
  composedKernel<Named<'x'>, ReduceAttrs>(tf.All, backend, ({ x }, { axis, keepDims }) =>
    tf.cast(tf.min(tf.cast(x, 'float32'), axis, keepDims), 'bool'),
  ),
];

// That of tfjs is taken for its running sum, whose shader has the same key.
const products = (backend: string): tf.KernelConfig =>
  composedKernel<Named<'x'>, ScanAttrs>(tf.Cumprod, backend, ({ x }, attrs) =>
    runningProduct(x, attrs),
  );

// On cpu that of tfjs writes into the tensor that it is given; on WebGPU it minds no range.
const update = (backend: string): tf.KernelConfig =>
  composedKernel<Named<'tensor' | 'indices' | 'updates'>, unknown>(
    tf.TensorScatterUpdate,
    backend,
    ({ tensor, indices, updates }) => updated(tensor, indices, updates),
  );

const largest3d = (backend: string): tf.KernelConfig =>
  composedKernel<Named<'x'>, PoolAttrs>(tf.MaxPool3D, backend, ({ x }, attrs) =>
    largestOfWindows(x, attrs),
  );

const dilation = (backend: string): tf.KernelConfig =>
  composedKernel<{ x: tf.Tensor4D; filter: tf.Tensor3D }, DilationAttrs>(
    tf.Dilation2D,
    backend,
    ({ x, filter }, attrs) => dilated(x, filter, attrs),
  );

const depthwise = (backend: string): tf.KernelConfig[] => [
  composedKernel<Named<'dy' | 'filter'>, DepthwiseAttrs & { inputShape: Shape4D }>(
    tf.DepthwiseConv2dNativeBackpropInput,
    backend,
    ({ dy, filter }, attrs) => depthwiseInImages(attrs.inputShape, dy, filter, attrs),
  ),
  composedKernel<Named<'x' | 'dy'>, DepthwiseAttrs & { filterShape: Shape4D }>(
    tf.DepthwiseConv2dNativeBackpropFilter,
    backend,
    ({ x, dy }, attrs) => depthwiseInFilter(x, dy, attrs.filterShape, attrs),
  ),
];

const conv3d = (backend: string): tf.KernelConfig[] => [
  composedKernel<Named<'x' | 'filter'>, Conv3DAttrs>(tf.Conv3D, backend, ({ x, filter }, attrs) =>
    convolved(x, filter, attrs),
  ),
  composedKernel<Named<'dy' | 'filter'>, Conv3DAttrs & { inputShape: Shape5D }>(
    tf.Conv3DBackpropInputV2,
    backend,
    ({ dy, filter }, attrs) => volumesGradient(attrs.inputShape, dy, filter, attrs),
  ),
];

/** By engine, kernels that it lacks, or has wrong or slow, as compositions of others. */
export const composedKernels: Readonly<Record<string, readonly tf.KernelConfig[]>> = {
  cpu: [
    einsum('cpu'),
    meanPool(tf.AvgPoolGrad, 'cpu'),
    meanPool(tf.AvgPool3DGrad, 'cpu'),
    bilinearGrad('cpu'),
    nearestGrad('cpu'),
    slice('cpu'),
    update('cpu'),
  ],
  wasm: [
    einsum('wasm'),
    meanPool(tf.AvgPoolGrad, 'wasm'),
    meanPool(tf.AvgPool3DGrad, 'wasm'),
    maxPool(tf.MaxPoolGrad, 'wasm'),
    maxPool(tf.MaxPool3DGrad, 'wasm'),
    bilinearGrad('wasm'),
    nearestGrad('wasm'),
    largest3d('wasm'),
    dilation('wasm'),
    slice('wasm'),
    ...indexKernelsOnWasm,
    ...depthwise('wasm'),
    ...conv3d('wasm'),
  ],
  webgpu: [
    bilinearGrad('webgpu'),
    cast('webgpu'),
    einsum('webgpu'),
    meanPool(tf.AvgPool3DGrad, 'webgpu'),
    meanPool(tf.AvgPoolGrad, 'webgpu'),
    nearestGrad('webgpu'),
    products('webgpu'),
    slice('webgpu'),
    ...truths('webgpu'),
    update('webgpu'),
    ...indexKernelsOnWebgpu,
  ],
};
