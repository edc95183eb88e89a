import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { biasActivation } from '../kernels/bias-activation.js';
import type { FusedActivation } from '../kernels/fused-activations.js';
import { hasBody, runKernel } from '../kernels/kernel.js';
import { elu, gelu, identity, relu, sigmoid, silu, softplus, tanh } from './activations.js';

type Function = (x: Tensor) => Tensor;

/** Functions that a kernel computes together with the bias. */
const fused: ReadonlyMap<Function, FusedActivation> = new Map<Function, FusedActivation>([
  [elu, 'elu'],
  [gelu, 'gelu'],
  [identity, 'identity'],
  [relu, 'relu'],
  [sigmoid, 'sigmoid'],
  [silu, 'silu'],
  [softplus, 'softplus'],
  [tanh, 'tanh'],
]);

/** f(x + b) for x `[..., channels]`: one kernel where the engine has it and knows the function. */
export function addBias(x: Tensor, bias: Tensor | undefined, then: Function = identity): Tensor {
  const activation = fused.get(then);
  if (bias !== undefined && activation !== undefined && hasBody(biasActivation)) {
    const rows = x.rank === 2 ? x : tf.reshape(x, [-1, bias.shape[0]!]);
    const y = runKernel(biasActivation, { x: rows, bias }, { activation });
    return x.rank === 2 ? y : tf.reshape(y, x.shape);
  }
  const sum = bias === undefined ? x : tf.add(x, bias);
  return then === identity ? sum : then(sum);
}
