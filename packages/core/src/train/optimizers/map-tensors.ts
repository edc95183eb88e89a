import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';

/** The same paths with what `f` makes of each tensor. */
export function mapTensors(
  tensors: Readonly<NamedTensorMap>,
  f: (tensor: Tensor, path: string) => Tensor,
): NamedTensorMap {
  const mapped: NamedTensorMap = {};
  for (const path of Object.keys(tensors)) mapped[path] = f(tensors[path]!, path);
  return mapped;
}
