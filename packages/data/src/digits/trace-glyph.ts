import type { Glyph, Stroke } from './glyph.js';
import type { Path } from './path.js';

const LINES = 7; // lines between two points of a stroke

/** Draws Catmull–Rom curves through the points of a glyph's strokes, as lines. */
export function traceGlyph(glyph: Glyph): Path {
  const path: Path = { x: [], y: [], begins: [] };
  for (const stroke of glyph) {
    path.x.push(stroke[0]!);
    path.y.push(stroke[1]!);
    path.begins.push(true);
    for (let i = 0; i + 2 < stroke.length; i += 2) traceSpan(stroke, i, path);
  }
  return path;
}

/** Adds the lines from the point at `i` to the next one. */
function traceSpan(stroke: Stroke, i: number, path: Path): void {
  if (same(stroke, i, i + 2)) return; // a corner
  const bentBefore = i > 0 && !same(stroke, i - 2, i);
  const bentAfter = i + 4 < stroke.length && !same(stroke, i + 2, i + 4);
  const horizontal = span(stroke, i, bentBefore, bentAfter);
  const vertical = span(stroke, i + 1, bentBefore, bentAfter);
  for (let line = 1; line <= LINES; line++) {
    path.x.push(hermite(horizontal, line / LINES));
    path.y.push(hermite(vertical, line / LINES));
    path.begins.push(false);
  }
}

const same = (stroke: Stroke, a: number, b: number): boolean =>
  stroke[a] === stroke[b] && stroke[a + 1] === stroke[b + 1];

interface Span {
  readonly from: number;
  readonly to: number;
  readonly slopeFrom: number;
  readonly slopeTo: number;
}

/** One coordinate of a span; where no neighbour bends the curve, its end has no curvature. */
function span(stroke: Stroke, i: number, bentBefore: boolean, bentAfter: boolean): Span {
  const from = stroke[i]!;
  const to = stroke[i + 2]!;
  const rise = to - from;
  const before = bentBefore ? (to - stroke[i - 2]!) / 2 : undefined;
  const after = bentAfter ? (stroke[i + 4]! - from) / 2 : undefined;
  const slopeFrom = before ?? (after === undefined ? rise : (3 * rise - after) / 2);
  const slopeTo = after ?? (3 * rise - slopeFrom) / 2;
  return { from, to, slopeFrom, slopeTo };
}

/** Cubic Hermite interpolation, t from 0 to 1. */
function hermite({ from, to, slopeFrom, slopeTo }: Span, t: number): number {
  const s = 1 - t;
  return from + (to - from) * t * t * (3 - 2 * t) + slopeFrom * t * s * s - slopeTo * t * t * s;
}
