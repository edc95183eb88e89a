import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { tensorflowKernel, type Call } from '../call.js';

type Inputs = Readonly<Record<string, Tensor>> & {
  readonly bias?: Tensor;
  readonly preluActivationWeights?: Tensor;
};

interface Attrs {
  readonly activation?: string;
  readonly leakyreluAlpha?: number;
}

/**
 * `tf.fused` with every padding and activation, of which tfjs-node refuses some. TensorFlow has no
 * fused op that can be called from here, so these are the steps of one.
 */
export const fusedKernels: readonly tf.KernelConfig[] = [
  fused<tf._FusedMatMulAttrs>(tf._FusedMatMul, ({ a, b }, { transposeA, transposeB }) =>
    tf.matMul(a!, b!, transposeA, transposeB),
  ),
  fused<tf.FusedConv2DAttrs>(tf.FusedConv2D, ({ x, filter }, attrs) =>
    tf.engine().runKernel(tf.Conv2D, { x: x!, filter: filter! }, { ...attrs }),
  ),
  fused<tf.FusedDepthwiseConv2DAttrs>(tf.FusedDepthwiseConv2D, ({ x, filter }, attrs) =>
    tf.engine().runKernel(tf.DepthwiseConv2dNative, { x: x!, filter: filter! }, { ...attrs }),
  ),
];

function fused<OwnAttrs extends Attrs>(
  kernelName: string,
  linear: (inputs: Inputs, attrs: OwnAttrs) => Tensor,
): tf.KernelConfig {
  return tensorflowKernel<Inputs, OwnAttrs>(kernelName, (call) =>
    tf.tidy(() => {
      const product = linear(call.inputs, call.attrs);
      const { bias } = call.inputs;
      return activate(bias === undefined ? product : tf.add(product, bias), call);
    }),
  );
}

function activate(x: Tensor, { inputs, attrs }: Call<Inputs, Attrs>): Tensor {
  const { activation = 'linear', leakyreluAlpha } = attrs;
  if (activation === 'linear') return x;
  if (activation === 'prelu') return tf.prelu(x, inputs.preluActivationWeights!);
  if (activation === 'leakyrelu') return tf.leakyRelu(x, leakyreluAlpha);
  const apply = activations[activation];
  if (apply === undefined) throw new Error(`TensorFlow has no activation '${activation}'.`);
  return apply(x);
}

const activations: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  elu: tf.elu,
  relu: tf.relu,
  relu6: tf.relu6,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
};
