import type { DataType, KernelBackend, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

/** The number of a tensor in the addon. */
export type Handle = number;

/** A tensor that the addon made. */
export interface Output {
  /** Its number in the addon, to be deleted by who holds it. */
  readonly id: Handle;
  /** Its shape. */
  readonly shape: number[];
  /** Number of its type. */
  readonly dtype: number;
}

/** An attribute of a TensorFlow op. */
export interface Attribute {
  /** Its name, as in TensorFlow's list of ops. */
  readonly name: string;
  /** Number of the kind of its value. */
  readonly type: number;
  /** Its value; a type by its number. */
  readonly value: boolean | number | string | readonly number[];
}

/** What the addon of tfjs-node exports: TensorFlow's ops by name. */
export interface Binding {
  /** Holds values in TensorFlow, without a copy. */
  createTensor(shape: readonly number[], dtype: number, values: ArrayLike<number>): Handle;
  /** Lets a tensor go. */
  deleteTensor(id: Handle): void;
  /** Runs an op. */
  executeOp(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly Handle[],
    outputs: number,
  ): Output[];
  /** Whether ops run on a graphics processor. */
  isUsingGpuDevice(): boolean;
  /** Version of the TensorFlow library. */
  readonly TF_Version: string;
  /** Number of a type, and so the others. */
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_INT64: number;
  readonly TF_BOOL: number;
  /** Number of a kind of attributes, and so the others. */
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_TYPE: number;
}

/** The backend of tfjs-node: what of it is used here. */
export interface TensorflowBackend extends KernelBackend {
  /** The addon. Who records a step replaces it by one that also writes down what runs. */
  binding: Binding;
  /** Number of a type in the addon. */
  getDTypeInteger(dtype: DataType): number;
  /** The addon's numbers of tensors of tfjs, which still own them. */
  getInputTensorIds(tensors: readonly TensorInfo[]): Handle[];
  /** Makes a tensor of tfjs, which from then on owns it, of one of the addon. */
  createOutputTensor(output: Output): Tensor;
  /** Runs an op of one output on tensors of tfjs. */
  executeSingleOutput(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly TensorInfo[],
  ): Tensor;
  /** Runs an op of several outputs. */
  executeMultipleOutputs(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly TensorInfo[],
    outputs: number,
  ): Tensor[];
}
