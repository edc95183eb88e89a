import type { Draws } from '../draws.js';
import type { Path } from './path.js';

// Standard deviations, where the digit is 100 high.
const WARP = 4;
const SLANT = { mean: 0.11, deviation: 0.22 }; // shift to the right for one up
const TURN = 0.04; // tangent of half the angle
const WIDTH = { mean: 0.84, deviation: 0.13 }; // of a box that is 1 high

/** Warps, narrows, slants and turns a path in place; the box of 100 by 100 is centred at 0. */
export function deform(path: Path, { bell }: Draws): void {
  const warpX = warp(bell);
  const warpY = warp(bell);
  const width = WIDTH.mean + WIDTH.deviation * bell();
  const slant = SLANT.mean + SLANT.deviation * bell();
  const [cos, sin] = rotation(TURN * bell());
  for (let i = 0; i < path.x.length; i++) {
    const u = path.x[i]! / 50 - 1;
    const v = path.y[i]! / 50 - 1;
    const y = 50 * v + warpY(v, u);
    const x = width * (50 * u + warpX(u, v)) - slant * y;
    path.x[i] = cos * x - sin * y;
    path.y[i] = sin * x + cos * y;
  }
}

/** A smooth random shift over [-1, 1]², which bends lines in three ways and waves them in one. */
function warp(bell: () => number): (along: number, across: number) => number {
  const [a, b, c, d] = [WARP * bell(), WARP * bell(), WARP * bell(), 2 * WARP * bell()];
  return (along, across) =>
    a * along * along +
    b * along * across +
    c * across * across +
    d * across * (1 - across * across);
}

/** Cosine and sine of 2 arctan t: exact arithmetic, the same bits in every JavaScript engine. */
const rotation = (t: number): readonly [number, number] => [
  (1 - t * t) / (1 + t * t),
  (2 * t) / (1 + t * t),
];
