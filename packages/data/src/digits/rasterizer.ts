import { FRAME } from './fit-to-box.js';
import type { Path } from './path.js';
import type { Pen } from './pen.js';

/** Over how many pixels the edge of a line goes from black to white. */
export const EDGE = 1.12;

/** The least signed distance from each pixel's centre to the ink. */
type DistanceField = Float64Array;

/** Draws a path with a pen: FRAME × FRAME bytes from 0 (paper) to 255 (ink), good until the next. */
export type Rasterizer = (path: Path, pen: Pen) => Uint8Array;

/** Makes a rasterizer, which draws every image in the same memory. */
export function rasterizer(): Rasterizer {
  const field: DistanceField = new Float64Array(FRAME * FRAME);
  const image = new Uint8Array(FRAME * FRAME);
  return (path, pen) => {
    field.fill(Infinity);
    const last = path.x.length - 1;
    for (let i = 1; i <= last; i++) {
      if (!path.begins[i]) approach(path, i, pen((i - 1) / last), pen(i / last), field);
    }
    for (let pixel = 0; pixel < field.length; pixel++) {
      image[pixel] = Math.round(255 * Math.min(1, Math.max(0, 0.5 - field[pixel]! / EDGE)));
    }
    return image;
  };
}

/** Lowers the field by the line that ends at point `i`, whose radius grows from `r0` to `r1`. */
function approach({ x, y }: Path, i: number, r0: number, r1: number, field: DistanceField): void {
  const x0 = x[i - 1]!;
  const y0 = y[i - 1]!;
  const dx = x[i]! - x0;
  const dy = y[i]! - y0;
  const perLength = 1 / (dx * dx + dy * dy || 1);
  const reach = Math.max(r0, r1) + EDGE;
  const left = Math.max(0, Math.floor(Math.min(x0, x[i]!) - reach));
  const right = Math.min(FRAME - 1, Math.floor(Math.max(x0, x[i]!) + reach));
  const top = Math.max(0, Math.floor(Math.min(y0, y[i]!) - reach));
  const bottom = Math.min(FRAME - 1, Math.floor(Math.max(y0, y[i]!) + reach));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const px = column + 0.5 - x0;
      const py = row + 0.5 - y0;
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) * perLength));
      const ex = px - t * dx;
      const ey = py - t * dy;
      const distance = Math.sqrt(ex * ex + ey * ey) - (r0 + t * (r1 - r0));
      const pixel = row * FRAME + column;
      if (distance < field[pixel]!) field[pixel] = distance;
    }
  }
}
