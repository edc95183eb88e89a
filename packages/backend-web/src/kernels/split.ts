import * as tf from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors, WasmCall } from '../wasm/call.js';
import { slice } from './slice.js';

/** `tf.split` on WASM: slices side by side, where tfjs copies row by row in JavaScript. */
export const split: KernelConfig = {
  kernelName: tf.SplitV,
  backendName: 'wasm',
  kernelFunc: (({ inputs: { x }, attrs, backend }: Call): TensorInfo[] => {
    const axis = tf.util.parseAxisParam(attrs.axis, x.shape)[0]!;
    const begin = x.shape.map(() => 0);
    return tf.backend_util
      .prepareSplitSize(x as tf.Tensor, attrs.numOrSizeSplits, axis)
      .map((n) => {
        const call = {
          inputs: { x },
          backend,
          attrs: { begin: [...begin], size: x.shape.with(axis, n) },
        };
        begin[axis]! += n;
        return slice.kernelFunc(call) as TensorInfo;
      });
  }) as unknown as KernelFunc,
};

type Call = WasmCall<Tensors<'x'>, tf.SplitVAttrs>;
