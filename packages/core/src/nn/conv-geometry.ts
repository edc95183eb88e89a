import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import type { AffineOptions } from './affine-options.js';

/** Sizes along height and width, or one size for both. */
export type Size2D = number | readonly [number, number];

/**
 * What surrounds an image: zeros by their number on every side, or at top and bottom and at left and
 * right, as in PyTorch, or `'same'`, as in TensorFlow: as many as make the output ⌈size / stride⌉, the
 * odd one at the end.
 */
export type Padding = Size2D | 'same';

/** Options that say where a kernel is laid. */
export interface ConvGeometry {
  /** Height and width of the kernel. */
  readonly kernelSize: Size2D;
  /** Steps of the kernel along height and width. */
  readonly stride?: Size2D;
  /** Zeros around the image. */
  readonly padding?: Padding;
  /** Steps from one element of the kernel to the next. */
  readonly dilation?: Size2D;
}

/** Options that convolutions share with their transposes. */
export interface ConvOptions extends AffineOptions {
  /** Number of groups of channels, none of which reads the others' inputs. */
  readonly groups?: number;
}

/** Two numbers of one axis or of two. */
export type Pair = readonly [number, number];

/** Where a kernel is laid: what options say, once they are read. */
export interface Placement {
  /** Height and width of the kernel. */
  readonly kernel: Pair;
  /** Steps of the kernel. */
  readonly stride: Pair;
  /** Steps within the kernel. */
  readonly dilation: Pair;
  /** Zeros before and after, along height and along width. */
  readonly padding: readonly [Pair, Pair] | 'same';
}

/** Height and width. */
export const pair = (size: Size2D): Pair => (typeof size === 'number' ? [size, size] : size);

/** Reads where a kernel is laid; throws an {@link InputError} unless the sizes make sense. */
export function placementOf(
  callee: string,
  { kernelSize, stride = 1, padding = 0, dilation = 1 }: ConvGeometry,
): Placement {
  for (const size of pair(kernelSize)) checkCount(callee, 'kernelSize', size);
  for (const size of pair(stride)) checkCount(callee, 'stride', size);
  for (const size of pair(dilation)) checkCount(callee, 'dilation', size);
  const sizes = { kernel: pair(kernelSize), stride: pair(stride), dilation: pair(dilation) };
  if (padding === 'same') return { ...sizes, padding };
  for (const size of pair(padding)) checkCount(callee, 'padding', size, 0);
  const [high, wide] = pair(padding);
  return { ...sizes, padding: [[high, high], [wide, wide]] }; // prettier-ignore
}

/** From the first to the last element of the kernel, along height and width. */
export const spanOf = ({ kernel, dilation }: Placement): Pair => [
  (kernel[0] - 1) * dilation[0] + 1,
  (kernel[1] - 1) * dilation[1] + 1,
];

/** The smallest image that a kernel fits in. */
export function leastOf(placement: Placement): Pair {
  const { padding } = placement;
  if (padding === 'same') return [1, 1];
  const [high, wide] = spanOf(placement);
  const [[top, bottom], [left, right]] = padding;
  return [Math.max(1, high - top - bottom), Math.max(1, wide - left - right)];
}

/** Padding as the engine takes it. */
export type EnginePadding =
  'same' | 'valid' | [[number, number], [number, number], [number, number], [number, number]];

/**
 * Padding for the engine: a number given to it is only right for square kernels and strides, so each
 * side is told apart.
 */
export function enginePadding({ padding }: Placement): EnginePadding {
  if (padding === 'same') return 'same';
  const [[top, bottom], [left, right]] = padding;
  if (top + bottom + left + right === 0) return 'valid';
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

/** Throws an {@link InputError} unless groups divide inputs and outputs. */
export function checkGroups(callee: string, { inputs, outputs, groups = 1 }: ConvOptions): void {
  checkCount(callee, 'groups', groups);
  if (inputs % groups === 0 && outputs % groups === 0) return;
  throw new InputError({
    callee,
    argument: 'groups',
    expected: `a divisor of ${inputs} inputs and ${outputs} outputs`,
    got: `${groups}`,
  });
}

/** Throws an {@link InputError} unless x is a batch of images that the layer can read. */
export function checkImages(
  callee: string,
  shape: readonly number[],
  channels: number | undefined,
  least: Pair = [1, 1],
): void {
  const [, height = 0, width = 0] = shape;
  const large = height >= least[0] && width >= least[1];
  if (shape.length === 4 && shape[3] === (channels ?? shape[3]) && large) return;
  const [h, w] = least.map((size, i) => (size > 1 ? `${'hw'[i]} ≥ ${size}` : 'hw'[i]));
  throw new InputError({
    callee,
    argument: 'x',
    expected: `images of shape [batch, ${h}, ${w}, ${channels ?? 'channels'}]`,
    got: `shape [${shape}]`,
    remedy: 'Channels are the last axis; `reshape([height, width, channels])` unflattens.',
  });
}

/** Throws an {@link InputError} unless x is a batch of sequences that the layer can read. */
export function checkSequences(
  callee: string,
  shape: readonly number[],
  channels: number | undefined,
  least = 1,
): void {
  const [, length = 0] = shape;
  if (shape.length === 3 && shape[2] === (channels ?? shape[2]) && length >= least) return;
  throw new InputError({
    callee,
    argument: 'x',
    expected: `sequences of shape [batch, length${least > 1 ? ` ≥ ${least}` : ''}, ${channels ?? 'channels'}]`,
    got: `shape [${shape}]`,
    remedy: 'Channels are the last axis, and time the one before.',
  });
}
