import type { Shape } from './canvas.js';

/** A disc about a point. */
export const disc =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

/** An ellipse about a point; its distance is right to first order near the edge. */
export const ellipse =
  (cx: number, cy: number, rx: number, ry: number): Shape =>
  (x, y) => {
    const [u, v] = [(x - cx) / rx, (y - cy) / ry];
    const slope = Math.hypot(u / rx, v / ry);
    return slope === 0 ? -Math.min(rx, ry) : (u * u + v * v - 1) / (2 * slope);
  };

/** A rectangle about a point, by halves of its sides. */
export const box =
  (cx: number, cy: number, halfWidth: number, halfHeight: number): Shape =>
  (x, y) => {
    const [u, v] = [Math.abs(x - cx) - halfWidth, Math.abs(y - cy) - halfHeight];
    return Math.hypot(Math.max(u, 0), Math.max(v, 0)) + Math.min(Math.max(u, v), 0);
  };

/** A line between two points, with round ends. */
export const line =
  (x0: number, y0: number, x1: number, y1: number, halfWidth: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) - halfWidth;
  };

/** A piece of the parabola through (cx ± width, cy) that sags by `sag` in the middle, as a stroke. */
export const bow = (
  cx: number,
  cy: number,
  width: number,
  sag: number,
  halfWidth: number,
): Shape => {
  const pieces = 8;
  const at = (i: number): readonly [number, number] => {
    const t = (2 * i) / pieces - 1;
    return [cx + width * t, cy + sag * (1 - t * t)];
  };
  return union(
    ...Array.from({ length: pieces }, (_, i) => line(...at(i), ...at(i + 1), halfWidth)),
  );
};

/** What is in any of some shapes. */
export function union(...shapes: Shape[]): Shape {
  return (x, y) => shapes.reduce((least, shape) => Math.min(least, shape(x, y)), Infinity);
}

/** What is in all of some shapes. */
export const intersection =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    shapes.reduce((most, shape) => Math.max(most, shape(x, y)), -Infinity);

/** A shape about the origin moved to a point, turned by an angle and drawn larger. */
export const placed = (shape: Shape, { x: cx, y: cy, turn, scale }: Placement): Shape => {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (x, y) => {
    const [dx, dy] = [(x - cx) / scale, (y - cy) / scale];
    return scale * shape(cos * dx + sin * dy, cos * dy - sin * dx);
  };
};

/** A heart about the origin, within a circle of radius 1: a square on its corner and two discs. */
export const heart: Shape = union(
  placed(box(0, 0, 0.5, 0.5), { x: 0, y: 0.07, turn: Math.PI / 4, scale: 1 }),
  disc(-Math.SQRT1_2 / 2, 0.07 - Math.SQRT1_2 / 2, 0.5),
  disc(Math.SQRT1_2 / 2, 0.07 - Math.SQRT1_2 / 2, 0.5),
);

/** Where and how a shape is drawn. */
export interface Placement {
  /** To the right, of the unit square. */
  readonly x: number;
  /** Downwards. */
  readonly y: number;
  /** Clockwise, in radians. */
  readonly turn: number;
  /** What 1 of the shape is drawn as. */
  readonly scale: number;
}
