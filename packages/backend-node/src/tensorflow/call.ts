import type { DataType, KernelConfig, KernelFunc, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { nativeKernel } from '@gen/backend-web';
import type { Attribute, TensorflowBackend } from './backend.js';

/** What a body on TensorFlow is given: inputs by name, attributes, and the backend. */
export interface Call<Inputs, Attrs> {
  /** Inputs by name. */
  readonly inputs: Inputs;
  /** Attributes by name. */
  readonly attrs: Attrs;
  /** The backend of tfjs-node. */
  readonly backend: TensorflowBackend;
}

/** Tensors by these names. */
export type Tensors<Names extends string> = Readonly<Record<Names, Tensor>>;

/** A kernel for tfjs from a body that knows the types of its inputs and attributes. */
export function tensorflowKernel<Inputs, Attrs>(
  kernelName: string,
  body: (call: Call<Inputs, Attrs>) => Tensor | TensorInfo | Tensor[],
): KernelConfig {
  return { kernelName, backendName: 'tensorflow', kernelFunc: body as unknown as KernelFunc };
}

/** Calls tfjs-node's own kernel, also where one of ours stands in its place. */
export function callNative(
  kernelName: string,
  { inputs, attrs, backend }: Call<object, object>,
): Tensor {
  const kernel = nativeKernel(kernelName, 'tensorflow');
  return kernel({ inputs, attrs, backend } as unknown as Parameters<KernelFunc>[0]) as Tensor;
}

/** Makes attributes of TensorFlow's ops. */
export const attributesFor = (backend: TensorflowBackend) => ({
  /** An integer, or several. */
  int: (name: string, value: number | readonly number[]): Attribute => ({
    name,
    type: backend.binding.TF_ATTR_INT,
    value,
  }),
  /** A number in float32. */
  float: (name: string, value: number): Attribute => ({
    name,
    type: backend.binding.TF_ATTR_FLOAT,
    value,
  }),
  /** A truth value. */
  flag: (name: string, value: boolean): Attribute => ({
    name,
    type: backend.binding.TF_ATTR_BOOL,
    value,
  }),
  /** A word. */
  text: (name: string, value: string): Attribute => ({
    name,
    type: backend.binding.TF_ATTR_STRING,
    value,
  }),
  /** A type, by tfjs's name or by TensorFlow's number. */
  type: (name: string, type: DataType | number): Attribute => ({
    name,
    type: backend.binding.TF_ATTR_TYPE,
    value: typeof type === 'number' ? type : backend.getDTypeInteger(type),
  }),
});
