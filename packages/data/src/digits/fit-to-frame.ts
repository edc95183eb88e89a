import type { Path } from './path.js';

/** Images are this many pixels wide and high. */
export const FRAME = 28;
const BOX = 20; // what is written fits in a square of so many pixels

/**
 * Moves and scales a path in place to pixels as MNIST is made: the ink fits in a box of 20 × 20 and
 * its centre of mass is, to the pixel, in the middle of 28 × 28 (LeCun, Bottou, Bengio, Haffner 1998,
 * "Gradient-based learning applied to document recognition", §III.A,
 * https://doi.org/10.1109/5.726791).
 *
 * @param margin by how many pixels ink reaches beyond the path.
 */
export function fitToFrame(path: Path, margin: number): void {
  const horizontal = extent(path.x);
  const vertical = extent(path.y);
  const size = Math.max(horizontal.to - horizontal.from, vertical.to - vertical.from);
  const scale = (BOX - 2 * margin) / size;
  move(path.x, scale, margin - scale * horizontal.from);
  move(path.y, scale, margin - scale * vertical.from);
  const [x, y] = centreOfMass(path);
  move(path.x, 1, Math.round(FRAME / 2 - x));
  move(path.y, 1, Math.round(FRAME / 2 - y));
}

function extent(values: readonly number[]): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  return { from, to };
}

function move(values: number[], scale: number, shift: number): void {
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * scale + shift;
}

function centreOfMass({ x, y, begins }: Path): readonly [number, number] {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let i = 1; i < x.length; i++) {
    if (begins[i]) continue;
    const dx = x[i]! - x[i - 1]!;
    const dy = y[i]! - y[i - 1]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    mass += length;
    massX += (length * (x[i]! + x[i - 1]!)) / 2;
    massY += (length * (y[i]! + y[i - 1]!)) / 2;
  }
  return [massX / mass, massY / mass];
}
