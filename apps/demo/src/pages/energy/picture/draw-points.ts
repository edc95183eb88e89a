import { css, type RGB } from '../../../lab/ink/inks.js';
import { planeScale } from '../../../lab/picture/plane-scale.js';
import type { Square } from '../protocol.js';

/** From places of the plane to pixels. */
export type ToPixels = (x: number, y: number) => readonly [number, number];

/** Maps a square of the plane to a square of pixels. */
export function squareScale({ middle, reach }: Square, size: number): ToPixels {
  const { toPixels } = planeScale(reach, size);
  return (x, y) => toPixels([x - middle[0], y - middle[1]]);
}

/** Draws points `[count, 2]` as dots. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  points: Float32Array,
  scale: ToPixels,
  color: RGB,
  ground: RGB,
  radius = 3,
): void {
  context.fillStyle = css(color, 0.9);
  context.strokeStyle = css(ground, 0.9);
  context.lineWidth = 0.8;
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = scale(points[index] ?? 0, points[index + 1] ?? 0);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    if (radius > 2) context.stroke();
  }
}

/** Pixels of the longest arrow. */
const longest = 26;

/** Draws arrows at points, the longest of the same length whatever the slope. */
export function drawForces(
  context: CanvasRenderingContext2D,
  points: Float32Array,
  forces: Float32Array,
  scale: ToPixels,
  color: RGB,
): void {
  let most = 1e-9;
  for (let index = 0; index < forces.length; index += 2) {
    most = Math.max(most, Math.hypot(forces[index] ?? 0, forces[index + 1] ?? 0));
  }
  context.strokeStyle = css(color);
  context.lineWidth = 1.3;
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = scale(points[index] ?? 0, points[index + 1] ?? 0);
    // Half of the power keeps small forces in view.
    const [fx, fy] = [forces[index] ?? 0, forces[index + 1] ?? 0];
    const size = Math.hypot(fx, fy);
    if (size === 0) continue;
    const length = longest * Math.sqrt(size / most);
    drawArrow(context, [x, y], [x + (length * fx) / size, y - (length * fy) / size]);
  }
}

type Place = readonly [number, number];

function drawArrow(context: CanvasRenderingContext2D, from: Place, to: Place): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.moveTo(to[0] - 0.22 * dx - 0.14 * dy, to[1] - 0.22 * dy + 0.14 * dx);
  context.lineTo(...to);
  context.lineTo(to[0] - 0.22 * dx + 0.14 * dy, to[1] - 0.22 * dy - 0.14 * dx);
  context.stroke();
}
