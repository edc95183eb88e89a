import type { KernelConfig, Tensor } from '@tensorflow/tfjs-core';
import {
  adamDirection,
  adamStep,
  addScaled,
  lerp,
  lerpSquare,
  type AdamStepAttrs,
  type AdamStepInputs,
} from '@gen/core/kernels';
import type { TensorflowBackend } from '../backend.js';
import { tensorflowKernel, type Tensors } from '../call.js';
import { handles } from '../handles.js';
import { adamScalars } from './adam-scalars.js';
import { adamVariables } from './adam-variables.js';

/** A step of Adam, and its maps one by one. */
export const adamKernels: readonly KernelConfig[] = [
  tensorflowKernel<Tensors<keyof AdamStepInputs>, AdamStepAttrs>(adamStep.name, step),
  tensorflowKernel<Tensors<'a' | 'x' | 'weight'>, object>(
    lerp.name,
    ({ inputs: { a, x, weight }, backend }) =>
      handles(backend, (on) => {
        const way = on.float('Sub', on.of(x), on.of(a));
        return on.tensor(on.float('AddV2', on.of(a), on.float('Mul', way, on.of(weight))));
      }),
  ),
  tensorflowKernel<Tensors<'a' | 'x' | 'weight'>, object>(
    lerpSquare.name,
    ({ inputs: { a, x, weight }, backend }) =>
      handles(backend, (on) => {
        const way = on.float('Sub', on.float('Square', on.of(x)), on.of(a));
        return on.tensor(on.float('AddV2', on.of(a), on.float('Mul', way, on.of(weight))));
      }),
  ),
  tensorflowKernel<Tensors<'a' | 'x' | 'weight'>, object>(
    addScaled.name,
    ({ inputs: { a, x, weight }, backend }) =>
      handles(backend, (on) => {
        const more = on.float('Mul', on.of(x), on.of(weight));
        return on.tensor(on.float('AddV2', on.of(a), more));
      }),
  ),
  tensorflowKernel<Tensors<'m' | 'v' | 'scale' | 'epsilon'>, object>(
    adamDirection.name,
    ({ inputs: { m, v, scale, epsilon }, backend }) =>
      handles(backend, (on) => {
        const root = on.float('AddV2', on.float('Sqrt', on.of(v)), on.of(epsilon));
        return on.tensor(on.float('Mul', on.float('RealDiv', on.of(m), root), on.of(scale)));
      }),
  ),
];

/**
 * The op with which TensorFlow trains works on variables of its own. These are given the tensors
 * without a copy, and the op copies what somebody else still holds: so inputs stay as they are.
 */
function step({
  inputs: { gradient, m, v, parameter, coefficients },
  attrs,
  backend,
}: {
  readonly inputs: Tensors<keyof AdamStepInputs>;
  readonly attrs: AdamStepAttrs;
  readonly backend: TensorflowBackend;
}): Tensor[] {
  const { zero, rate, beta1, beta2, epsilon, kept } = adamScalars(backend, coefficients, attrs);
  const variables = adamVariables(backend);
  return handles(backend, (on) => {
    const start = attrs.decays ? on.float('Mul', on.of(parameter), kept) : on.of(parameter);
    variables.assign([start, on.of(m), on.of(v)]);
    on.release(start);
    const scalars = [zero, zero, rate, beta1, beta2, epsilon];
    variables.update('ResourceApplyAdam', [...scalars, on.of(gradient)]);
    const [next, first, second] = variables.read().map((output) => on.own(output));
    return [first!, second!, next!].map((result) => on.tensor(result));
  });
}
