import * as tf from '@tensorflow/tfjs-core';
import type { KernelConfig, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { TensorflowBackend } from '../backend.js';
import { attributesFor, callNative, tensorflowKernel, type Tensors } from '../call.js';
import { handles } from '../handles.js';

/**
 * What moves or adds up elements, many times a step: what changes nothing shares its memory, and
 * shapes and axes are handed to TensorFlow without becoming tensors of tfjs on the way.
 */
export const layoutKernels: readonly KernelConfig[] = [
  tensorflowKernel<Tensors<'x'>, tf.CastAttrs>(tf.Cast, (call) => {
    const { x } = call.inputs;
    return call.attrs.dtype === x.dtype ? same(x, call.backend) : callNative(tf.Cast, call);
  }),
  tensorflowKernel<Tensors<'x'>, tf.ReshapeAttrs>(
    tf.Reshape,
    ({ inputs: { x }, attrs: { shape }, backend }) => {
      if (tf.util.arraysEqual(x.shape, shape)) return same(x, backend);
      return handles(backend, (on) => {
        const how = [attributesFor(backend).type('T', x.dtype), on.type('Tshape', on.INT32)];
        return on.tensor(on.run('Reshape', how, [on.of(x), on.words(shape)]));
      });
    },
  ),
  tensorflowKernel<Tensors<'x'>, tf.TileAttrs>(
    tf.Tile,
    ({ inputs: { x }, attrs: { reps }, backend }) => {
      if (reps.every((count) => count === 1)) return same(x, backend);
      return handles(backend, (on) => {
        const how = [attributesFor(backend).type('T', x.dtype), on.type('Tmultiples', on.INT32)];
        return on.tensor(on.run('Tile', how, [on.of(x), on.words(reps)]));
      });
    },
  ),
  tensorflowKernel<Tensors<'x'>, tf.SumAttrs & { readonly keepDims: boolean }>(
    tf.Sum,
    ({ inputs: { x }, attrs: { axis, keepDims }, backend }) =>
      handles(backend, (on) => {
        const { flag, type } = attributesFor(backend);
        const how = [flag('keep_dims', keepDims), type('T', x.dtype), on.type('Tidx', on.INT32)];
        const axes = tf.util.parseAxisParam(axis, x.shape);
        return on.tensor(on.run('Sum', how, [on.of(x), on.words(axes)]));
      }),
  ),
];

/** The same elements in the same memory. */
function same({ dataId, shape, dtype }: Tensor, backend: TensorflowBackend): TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}
