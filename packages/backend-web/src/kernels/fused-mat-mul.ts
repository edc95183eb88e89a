import * as tf from '@tensorflow/tfjs-core';
import { callNative, free, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { product } from './mat-mul.js';

type Call = WasmCall<Tensors<'a' | 'b' | 'bias' | 'preluActivationWeights'>, tf._FusedMatMulAttrs>;

/** `tf.fused.matMul` on WASM: activation(op(a) · op(b) + bias). */
export const fusedMatMul = wasmKernel(tf._FusedMatMul, (call: Call): tf.TensorInfo => {
  let value = product(call);
  for (const { kernel, inputs } of stepsAfter(call)) {
    const next = callNative(kernel, call.backend, inputs(value), {
      alpha: call.attrs.leakyreluAlpha,
    });
    free(call.backend, value);
    value = next;
  }
  return value;
});

interface Step {
  readonly kernel: string;
  readonly inputs: (value: tf.TensorInfo) => Record<string, tf.TensorInfo>;
}

function stepsAfter({ inputs, attrs: { activation } }: Call): Step[] {
  const bias: tf.TensorInfo | undefined = inputs.bias;
  const steps: Step[] = [];
  if (bias) steps.push({ kernel: tf.Add, inputs: (a) => ({ a, b: bias }) });
  if (activation === 'prelu') {
    const alpha = inputs.preluActivationWeights;
    steps.push({ kernel: tf.Prelu, inputs: (x) => ({ x, alpha }) });
  } else if (activation !== 'linear') {
    steps.push({ kernel: kernelOf(activation), inputs: (x) => ({ x }) });
  }
  return steps;
}

function kernelOf(activation: string): string {
  const kernel = activations[activation];
  if (kernel === undefined)
    throw new Error(`fused.matMul on WASM has no activation ${activation}.`);
  return kernel;
}

const activations: Readonly<Record<string, string>> = {
  elu: tf.Elu,
  leakyrelu: tf.LeakyRelu,
  relu: tf.Relu,
  relu6: tf.Relu6,
  sigmoid: tf.Sigmoid,
};
