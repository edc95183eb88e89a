import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { address } from '../wasm/call.js';
import { functionsOf } from '../wasm/functions.js';
import { walkAxes } from './axes.js';

/** One side of a copy: a tensor, the element to begin at, and those that a step along each axis skips. */
export interface Side {
  readonly tensor: TensorInfo;
  readonly begin?: number;
  readonly strides: readonly number[];
}

/** Whether `move` copies such elements: those of four bytes. */
export const isMovable = ({ dtype }: TensorInfo): boolean =>
  dtype === 'float32' || dtype === 'int32';

/** Copies elements over axes of these sizes from one tensor into another. */
export function move(backend: BackendWasm, sizes: readonly number[], from: Side, to: Side): void {
  const { move } = functionsOf(backend);
  const x = address(backend, from.tensor) + 4 * (from.begin ?? 0);
  const y = address(backend, to.tensor) + 4 * (to.begin ?? 0);
  const axes = sizes.map((size, i) => ({ size, a: from.strides[i]!, b: to.strides[i]! }));
  walkAxes(axes, (atX, atY, four) => move(x + 4 * atX, y + 4 * atY, ...four));
}
