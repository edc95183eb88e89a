import type { Path } from './path.js';

/** Images are this many pixels wide and high. */
export const FRAME = 28;
const BOX = 20; // what is written fits in a square of so many pixels

/**
 * Moves and scales a path in place so that its ink fits in a box of 20 × 20 pixels in the middle of
 * the frame.
 *
 * @param margin by how many pixels ink reaches beyond the path.
 */
export function fitToBox(path: Path, margin: number): void {
  const horizontal = extent(path.x);
  const vertical = extent(path.y);
  const size = Math.max(horizontal.to - horizontal.from, vertical.to - vertical.from);
  const scale = (BOX - 2 * margin) / size;
  centre(path.x, horizontal, scale);
  centre(path.y, vertical, scale);
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

function extent(values: readonly number[]): Extent {
  let from = Infinity;
  let to = -Infinity;
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  return { from, to };
}

function centre(values: number[], { from, to }: Extent, scale: number): void {
  const middle = (from + to) / 2;
  for (let i = 0; i < values.length; i++) values[i] = (values[i]! - middle) * scale + FRAME / 2;
}
