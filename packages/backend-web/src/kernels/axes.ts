import type { AxesOfTwo } from '../wasm/functions.js';

/** One axis of a walk over two tensors: its size, and the elements that a step along it skips in each. */
export interface Axis {
  readonly size: number;
  readonly a: number;
  readonly b: number;
}

/** The elements that a step along each axis skips. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** The same strides, but 0 along axes of size 1, for a walk over a larger, broadcast shape. */
export function broadcastStrides(shape: readonly number[], rank: number): number[] {
  const strides = stridesOf(shape).map((stride, axis) => (shape[axis] === 1 ? 0 : stride));
  return [...new Array<number>(rank - shape.length).fill(0), ...strides];
}

/**
 * Calls `visit` for four axes and the offsets of both tensors there, as often as more axes than four
 * demand, and never for a walk without elements. Neighbouring axes along which both tensors go on
 * evenly become one.
 */
export function walkAxes(
  axes: readonly Axis[],
  visit: (a: number, b: number, axes: AxesOfTwo) => void,
): void {
  if (axes.some(({ size }) => size === 0)) return;
  visitOuter(joined(axes), 0, 0, visit);
}

function visitOuter(
  axes: readonly Axis[],
  a: number,
  b: number,
  visit: (a: number, b: number, axes: AxesOfTwo) => void,
): void {
  const [first, ...rest] = axes;
  if (first === undefined || axes.length <= 4) {
    visit(a, b, four(axes));
    return;
  }
  for (let i = 0; i < first.size; i++) visitOuter(rest, a + i * first.a, b + i * first.b, visit);
}

function joined(axes: readonly Axis[]): Axis[] {
  const result: Axis[] = [];
  for (const axis of axes) {
    if (axis.size === 1) continue;
    const before = result.at(-1);
    if (before && before.a === axis.a * axis.size && before.b === axis.b * axis.size) {
      result[result.length - 1] = { ...axis, size: before.size * axis.size };
    } else {
      result.push(axis);
    }
  }
  return result;
}

const one: Axis = { size: 1, a: 0, b: 0 };
// What walks along no axis at all still has one element.
const last: Axis = { size: 1, a: 1, b: 1 };

function four(axes: readonly Axis[]): AxesOfTwo {
  const inner = axes.length === 0 ? [last] : axes;
  const [i, j, k, l] = [one, one, one, one, ...inner].slice(-4) as [Axis, Axis, Axis, Axis];
  return [i.size, j.size, k.size, l.size, i.a, j.a, k.a, l.a, i.b, j.b, k.b, l.b];
}
