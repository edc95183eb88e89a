import type { Field } from './field.js';

/** A setting that is a point of the plane, written `x,y`. */
export function point(initial: readonly [number, number]): Field<readonly [number, number]> {
  return {
    initial,
    parse(text) {
      const [x, y, ...rest] = text.split(',').map(Number);
      if (x === undefined || y === undefined || rest.length > 0) return undefined;
      return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
    },
    format: ([x, y]) => `${Number(x.toFixed(2))},${Number(y.toFixed(2))}`,
  };
}
