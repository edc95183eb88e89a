import { css, type Inks } from '../../../lab/ink/inks.js';
import type { PlaneScale } from '../../../lab/picture/plane-scale.js';

/** Draws circles at one, two and three standard deviations of the prior p(z). */
export function drawPrior(context: CanvasRenderingContext2D, scale: PlaneScale, inks: Inks): void {
  const [x, y] = scale.toPixels([0, 0]);
  context.lineWidth = 1;
  context.strokeStyle = css(inks.inkSoft, 0.5);
  context.setLineDash([1, 4]);
  for (const radius of [1, 2, 3]) {
    context.beginPath();
    context.arc(x, y, radius * scale.unit, 0, 2 * Math.PI);
    context.stroke();
  }
  context.setLineDash([]);
}
