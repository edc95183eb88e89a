import type { KernelConfig } from '@tensorflow/tfjs-core';
import type { Binding } from './backend.js';
import { ownAdamStep } from './kernels/own-adam.js';
import { ownGamma } from './kernels/own-gamma.js';
import { ownNormalizationKernels } from './kernels/own-group-normalization.js';
import { ownPointwise } from './kernels/own-pointwise.js';
import { ownUnpackBytes } from './kernels/own-unpack-bytes.js';
import { ownBernoulli, ownRandomKernels } from './kernels/random.js';

/** Kernels by the ops that `gen-tensorflow` compiles into the addon, for the processor: see `native`. */
export const ownKernels: readonly KernelConfig[] = [
  ownAdamStep,
  ownGamma,
  ...ownNormalizationKernels,
  ownPointwise,
  ...ownRandomKernels,
  ownBernoulli,
  ownUnpackBytes,
];

/** Whether an addon has these ops: that of tfjs-node's own download has not. */
export function hasOwnOps(binding: Binding): boolean {
  const words = (values: readonly number[]) =>
    binding.createTensor([values.length], binding.TF_INT32, Int32Array.from(values));
  const inputs = [words([1]), words([0, 0])];
  try {
    for (const { id } of binding.executeOp('GenPhiloxBits', [], inputs, 1))
      binding.deleteTensor(id);
    return true;
  } catch {
    return false;
  } finally {
    for (const id of inputs) binding.deleteTensor(id);
  }
}
