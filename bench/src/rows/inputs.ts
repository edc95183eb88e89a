import { key } from '@gen/core';
import { uniformArray } from '@gen/core/random';
import type { HostTensor, HostTensors } from '@gen/core/train';

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1);

/** Numbers from −bound to bound. */
export function numbers(seed: number, shape: readonly number[], bound = 1): HostTensor {
  const data = uniformArray(key(seed), sizeOf(shape)).map((u) => bound * (2 * u - 1));
  return { dtype: 'F32', shape, data };
}

/** Zeros and ones, as images have them. */
export function coins(seed: number, shape: readonly number[], probability = 0.2): HostTensor {
  const data = uniformArray(key(seed), sizeOf(shape)).map((u) => (u < probability ? 1 : 0));
  return { dtype: 'F32', shape, data };
}

/** Copies of one number. */
export const filled = (shape: readonly number[], value: number): HostTensor => ({
  dtype: 'F32',
  shape,
  data: new Float32Array(sizeOf(shape)).fill(value),
});

/** Given numbers. */
export const vector = (values: readonly number[]): HostTensor => ({
  dtype: 'F32',
  shape: [values.length],
  data: Float32Array.from(values),
});

/** Initial weights by name: uniform, as PyTorch draws them for layers with that many inputs. */
export function weights(
  shapes: Readonly<Record<string, readonly number[]>>,
  fanIn: (shape: readonly number[], name: string) => number,
): HostTensors {
  const entries = Object.entries(shapes).map(([name, shape], i) => {
    return [`parameters.${name}`, numbers(1000 + i, shape, fanIn(shape, name) ** -0.5)] as const;
  });
  return Object.fromEntries(entries);
}

/** Shapes of dense layers between the given sizes, an activation between every two of them. */
export function denseShapes(
  path: string,
  sizes: readonly number[],
): Record<string, readonly number[]> {
  const layers = sizes.slice(1).map((outputs, i) => [
    [`${path}.${2 * i}.weight`, [outputs, sizes[i]!]],
    [`${path}.${2 * i}.bias`, [outputs]],
  ]);
  return Object.fromEntries(layers.flat());
}

/** Fan in of a weight [outputs, inputs, ...window]; a bias is drawn as if it had a hundred inputs. */
export const fanInOf = (shape: readonly number[]): number =>
  shape.length > 1 ? sizeOf(shape.slice(1)) : 100;

/** Number of elements of the inputs that are parameters. */
export const countParameters = (inputs: HostTensors): number =>
  Object.entries(inputs)
    .filter(([name]) => name.startsWith('parameters.'))
    .reduce((count, [, { shape }]) => count + sizeOf(shape), 0);
