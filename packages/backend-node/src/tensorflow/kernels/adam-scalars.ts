import type { Tensor } from '@tensorflow/tfjs-core';
import type { AdamStepAttrs } from '@gen/core/kernels';
import type { Binding, Handle, TensorflowBackend } from '../backend.js';
import { attributesFor } from '../call.js';

/** What a step of Adam takes besides tensors of the parameter's shape. */
export interface AdamScalars {
  /** 0, in place of the powers of the decays, whose part is in the rate. */
  readonly zero: Handle;
  /** η s. */
  readonly rate: Handle;
  readonly beta1: Handle;
  readonly beta2: Handle;
  readonly epsilon: Handle;
  /** What decay leaves of the parameter, 1 − η λ. */
  readonly kept: Handle;
}

interface Latest {
  readonly coefficients: object;
  readonly attrs: AdamStepAttrs;
  readonly scalars: AdamScalars;
}

const latest = new WeakMap<Binding, Latest>();

/**
 * The numbers of a step, computed once for all parameters; they stay until those of the next step
 * are asked for.
 */
export function adamScalars(
  backend: TensorflowBackend,
  coefficients: Tensor,
  attrs: AdamStepAttrs,
): AdamScalars {
  const { binding } = backend;
  const before = latest.get(binding);
  const { beta1, beta2 } = attrs;
  const isSame =
    before?.coefficients === coefficients.dataId &&
    before.attrs.beta1 === beta1 &&
    before.attrs.beta2 === beta2;
  if (isSame) return before.scalars;
  if (before !== undefined) Object.values(before.scalars).forEach((id) => binding.deleteTensor(id));
  const scalars = compute(backend, coefficients, attrs);
  latest.set(binding, { coefficients: coefficients.dataId, attrs, scalars });
  return scalars;
}

function compute(
  backend: TensorflowBackend,
  coefficients: Tensor,
  { beta1, beta2 }: AdamStepAttrs,
): AdamScalars {
  const { binding } = backend;
  const { int, type } = attributesFor(backend);
  const T = type('T', 'float32');
  const number = (value: number): Handle =>
    binding.createTensor([], binding.TF_FLOAT, Float32Array.of(value));
  const run = (op: string, a: Handle, b: Handle): Handle =>
    binding.executeOp(op, [T], [a, b], 1)[0]!.id;
  const parts = [T, int('num', 4), int('axis', 0)];
  const [scale, epsilon, eta, lambda] = binding
    .executeOp('Unpack', parts, backend.getInputTensorIds([coefficients]), 4)
    .map(({ id }) => id) as [Handle, Handle, Handle, Handle];
  const [one, share] = [number(1), run('Mul', eta, lambda)];
  const [rate, kept] = [run('Mul', eta, scale), run('Sub', one, share)];
  for (const id of [scale, eta, lambda, one, share]) binding.deleteTensor(id);
  return { zero: number(0), rate, beta1: number(beta1), beta2: number(beta2), epsilon, kept };
}
