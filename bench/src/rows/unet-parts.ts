import type { HostTensors } from '@gen/core/train';
import { fanInOf, filled, weights } from './inputs.js';

/** A part of a network. */
export interface Part {
  /** Shapes of its parameters by name, as PyTorch lays them out. */
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  /** Multiplications of an image on its way forward. */
  readonly products: number;
}

/** Size of the embedding of the step. */
export const TIME = 128;

const affine = (path: string, weight: readonly number[], products: number): Part => ({
  shapes: { [`${path}weight`]: weight, [`${path}bias`]: [weight[0]!] },
  products,
});

/** A dense layer; paths end in a dot. */
export const dense = (path: string, inputs: number, outputs: number, pixels = 1): Part =>
  affine(path, [outputs, inputs], pixels * inputs * outputs);

/** A convolution that makes images of this size. */
export const conv = (
  path: string,
  size: number,
  inputs: number,
  outputs: number,
  window = 3,
): Part => affine(path, [outputs, inputs, window, window], (size * window) ** 2 * inputs * outputs);

/** A normalization, whose few operations do not count. */
export const norm = (path: string, channels: number): Part => affine(path, [channels], 0);

/** A residual block. */
export const residual = (path: string, size: number, inputs: number, outputs = inputs): Part =>
  joined([
    norm(`${path}norm1.`, inputs),
    conv(`${path}conv1.`, size, inputs, outputs),
    dense(`${path}time.`, TIME, outputs),
    norm(`${path}norm2.`, outputs),
    conv(`${path}conv2.`, size, outputs, outputs),
    ...(inputs === outputs ? [] : [conv(`${path}shortcut.`, size, inputs, outputs, 1)]),
  ]);

/** An attention block over all pixels. */
export function attention(path: string, size: number, channels: number): Part {
  const pixels = size * size;
  const layers = ['query', 'key', 'value', 'output'].map((name) =>
    dense(`${path}${name}.`, channels, channels, pixels),
  );
  const scores: Part = { shapes: {}, products: 2 * pixels * pixels * channels };
  return joined([norm(`${path}norm.`, channels), ...layers, scores]);
}

/** Parts as one. */
export const joined = (parts: readonly Part[]): Part => ({
  shapes: Object.assign({}, ...parts.map(({ shapes }) => shapes)) as Part['shapes'],
  products: parts.reduce((sum, { products }) => sum + products, 0),
});

/** Number of parameters. */
export const countOf = ({ shapes }: Part): number =>
  Object.values(shapes).reduce((sum, shape) => sum + shape.reduce((size, n) => size * n, 1), 0);

/** Initial parameters: norms that change nothing, and the rest drawn as by PyTorch. */
export function parametersOf({ shapes }: Part): HostTensors {
  const drawn = weights(shapes, fanInOf);
  const entries = Object.entries(drawn).map(([name, tensor]) => {
    const kind = /norm\d?\.(weight|bias)$/.exec(name)?.[1];
    return [name, kind === undefined ? tensor : filled(tensor.shape, kind === 'weight' ? 1 : 0)];
  });
  return Object.fromEntries(entries) as HostTensors;
}
