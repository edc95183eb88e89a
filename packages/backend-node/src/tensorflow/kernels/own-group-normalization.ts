import type { KernelConfig, Tensor } from '@tensorflow/tfjs-core';
import {
  groupNormalization,
  groupNormalizationGrad,
  type GroupNormalizationAttrs,
} from '@gen/core/kernels';
import { attributesFor, tensorflowKernel } from '../call.js';
import { handles, type Handles } from '../handles.js';

interface Inputs {
  readonly x: Tensor;
  readonly dy?: Tensor;
  readonly scale?: Tensor;
  readonly offset?: Tensor;
}

/** A kernel by an op of our own, for which what is left out is a tensor of no numbers. */
const kernel = (name: string, op: string, order: readonly (keyof Inputs)[]): KernelConfig =>
  tensorflowKernel<Inputs, GroupNormalizationAttrs>(name, ({ inputs, attrs, backend }) => {
    const { int, float } = attributesFor(backend);
    const given = (on: Handles, input: keyof Inputs) =>
      inputs[input] === undefined
        ? on.cast(on.words([]), on.INT32, on.FLOAT)
        : on.of(inputs[input]);
    return handles(backend, (on) =>
      on.tensor(
        on.run(
          op,
          [int('groups', attrs.groups), float('epsilon', attrs.epsilon)],
          order.map((input) => given(on, input)),
        ),
      ),
    );
  });

/** Normalization of groups and its gradient in few passes, over what the cache holds. */
export const ownNormalizationKernels: readonly KernelConfig[] = [
  kernel(groupNormalization.name, 'GenGroupNormalization', ['x', 'scale', 'offset']),
  kernel(groupNormalizationGrad.name, 'GenGroupNormalizationGrad', ['x', 'dy', 'scale']),
];
