import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';

/** Sizes along height and width, or one size for both. */
export type Size2D = number | readonly [number, number];

/**
 * What surrounds an image: zeros by their number on every side, as in PyTorch, or `'same'`, as in
 * TensorFlow: as many as make the output ⌈size / stride⌉, the odd one at the end.
 */
export type Padding = number | 'same';

/** Options that say where a kernel is laid. */
export interface ConvGeometry {
  /** Height and width of the kernel. */
  readonly kernelSize: Size2D;
  /** Steps of the kernel along height and width. */
  readonly stride?: Size2D;
  /** Zeros around the image. */
  readonly padding?: Padding;
}

/** Height and width. */
export const pair = (size: Size2D): [number, number] =>
  typeof size === 'number' ? [size, size] : [size[0], size[1]];

/** Padding as the engine takes it. */
export type EnginePadding =
  'same' | 'valid' | [[number, number], [number, number], [number, number], [number, number]];

/**
 * Padding for the engine: a number given to it is only right for square kernels and strides, so each
 * side is told apart.
 */
export function enginePadding(padding: Padding): EnginePadding {
  if (padding === 'same') return 'same';
  if (padding === 0) return 'valid';
  const sides = (): [number, number] => [padding, padding];
  return [[0, 0], sides(), sides(), [0, 0]];
}

/** Throws an {@link InputError} unless the sizes make sense. */
export function checkGeometry(
  callee: string,
  { kernelSize, stride = 1, padding = 0 }: ConvGeometry,
): void {
  for (const size of pair(kernelSize)) checkCount(callee, 'kernelSize', size);
  for (const size of pair(stride)) checkCount(callee, 'stride', size);
  if (padding !== 'same') checkCount(callee, 'padding', padding, 0);
}

/** Throws an {@link InputError} unless x is a batch of images that the layer can read. */
export function checkImages(
  callee: string,
  shape: readonly number[],
  channels: number,
  least: readonly [number, number] = [1, 1],
): void {
  const [, height = 0, width = 0] = shape;
  const large = height >= least[0] && width >= least[1];
  if (shape.length === 4 && shape[3] === channels && large) return;
  const [h, w] = least.map((size, i) => (size > 1 ? `${'hw'[i]} ≥ ${size}` : 'hw'[i]));
  throw new InputError({
    callee,
    argument: 'x',
    expected: `images of shape [batch, ${h}, ${w}, ${channels}]`,
    got: `shape [${shape}]`,
    remedy: 'Channels are the last axis; `reshape([height, width, channels])` unflattens.',
  });
}
