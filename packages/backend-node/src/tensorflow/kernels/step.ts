import * as tf from '@tensorflow/tfjs-core';
import { callNative, tensorflowKernel, type Tensors } from '../call.js';
import { handles } from '../handles.js';

/** `tf.step`, the derivative of `relu`, for which tfjs-node uploads as many ones as there are numbers. */
export const step = tensorflowKernel<Tensors<'x'>, tf.StepAttrs>(tf.Step, (call) => {
  const { inputs, attrs, backend } = call;
  if (attrs.alpha !== 0 || inputs.x.dtype !== 'float32') return callNative(tf.Step, call);
  return handles(backend, (on) => on.tensor(on.float('Relu', on.float('Sign', on.of(inputs.x)))));
});
