import { checkSize } from '../raster/images.js';
import { checkRange } from './numbers.js';

/** A grid of places in a rectangle of the plane: the middles of its cells. */
export interface Plane {
  /** From left to right. */
  readonly x: readonly [low: number, high: number];
  /** From bottom to top. */
  readonly y: readonly [low: number, high: number];
  /** Places in a row. */
  readonly columns: number;
  /** Rows. */
  readonly rows: number;
}

/**
 * The places at which {@link densityMap} wants a density, row by row from the bottom, [rows · columns, 2].
 *
 * @throws RangeError if a range is empty or a size is no whole number.
 *
 * @example
 * ```ts
 * import { planePoints } from '@gen/plot';
 *
 * const points = planePoints({ x: [0, 2], y: [0, 1], columns: 2, rows: 1 });
 * console.log([...points]); // [ 0.5, 0.5, 1.5, 0.5 ]
 * ```
 */
export function planePoints(plane: Plane): Float32Array<ArrayBuffer> {
  checkPlane('planePoints', plane);
  const { x, y, columns, rows } = plane;
  const points = new Float32Array(2 * rows * columns);
  for (let i = 0; i < rows * columns; i++) {
    points[2 * i] = x[0] + (((i % columns) + 0.5) / columns) * (x[1] - x[0]);
    points[2 * i + 1] = y[0] + ((Math.floor(i / columns) + 0.5) / rows) * (y[1] - y[0]);
  }
  return points;
}

/** Throws unless both ranges and sizes are right. */
export function checkPlane(callee: string, { x, y, columns, rows }: Plane): void {
  checkRange(callee, 'x', x);
  checkRange(callee, 'y', y);
  checkSize(callee, 'columns', columns);
  checkSize(callee, 'rows', rows);
}
