import { adamStep, type AdamStepAttrs, type AdamStepInputs } from '@gen/core/kernels';
import { attributesFor, tensorflowKernel, type Tensors } from '../call.js';

/** A step of Adam by an op of our own: one pass over memory. */
export const ownAdamStep = tensorflowKernel<Tensors<keyof AdamStepInputs>, AdamStepAttrs>(
  adamStep.name,
  ({
    inputs: { gradient, m, v, parameter, coefficients },
    attrs: { beta1, beta2, decays },
    backend,
  }) => {
    const { flag, float } = attributesFor(backend);
    const attributes = [
      float('weight1', 1 - beta1),
      float('weight2', 1 - beta2),
      flag('decays', decays),
    ];
    const inputs = [gradient, m, v, parameter, coefficients];
    return backend.executeMultipleOutputs('GenAdam', attributes, inputs, 3);
  },
);
