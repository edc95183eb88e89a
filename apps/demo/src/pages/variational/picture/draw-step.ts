import { css, type Inks } from '../../../lab/ink/inks.js';
import type { StepAnatomy } from '../protocol.js';
import type { Phase } from '../step/phases.js';
import type { PlaneScale } from '../../../lab/picture/plane-scale.js';

type Place = readonly [number, number];

/** Draws a step's batch in the latent plane: what it encodes to, its draws, where they are pulled. */
export function drawStep(
  context: CanvasRenderingContext2D,
  step: StepAnatomy,
  phase: Phase,
  scale: PlaneScale,
  inks: Inks,
): void {
  if (phase === 'batch') return;
  const at = (values: Float32Array, index: number): Place => [
    values[2 * index] ?? 0,
    values[2 * index + 1] ?? 0,
  ];
  for (let index = 0; index < step.means.length / 2; index++) {
    const mean = scale.toPixels(at(step.means, index));
    drawPosterior(context, mean, at(step.deviations, index), scale, inks);
    if (phase === 'encode') continue;
    const draw = scale.toPixels(at(step.draws, index));
    drawLine(context, mean, draw, css(inks.data));
    drawDot(context, draw, css(inks.model), css(inks.ground));
    if (phase === 'gradient') drawPull(context, draw, at(step.pulls, index), inks);
  }
}

function drawPosterior(
  context: CanvasRenderingContext2D,
  [x, y]: Place,
  [width, height]: Place,
  { unit }: PlaneScale,
  inks: Inks,
): void {
  context.beginPath();
  context.ellipse(x, y, width * unit, height * unit, 0, 0, 2 * Math.PI);
  context.fillStyle = css(inks.data, 0.22);
  context.fill();
  context.strokeStyle = css(inks.data);
  context.lineWidth = 1.25;
  context.stroke();
}

function drawLine(
  context: CanvasRenderingContext2D,
  [x0, y0]: Place,
  [x1, y1]: Place,
  color: string,
): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.strokeStyle = color;
  context.stroke();
}

function drawDot(
  context: CanvasRenderingContext2D,
  [x, y]: Place,
  fill: string,
  rim: string,
): void {
  context.beginPath();
  context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = rim;
  context.lineWidth = 1.25;
  context.stroke();
}

/** An arrow of a length that grows with the pull, but never runs over the picture. */
function drawPull(
  context: CanvasRenderingContext2D,
  [x, y]: Place,
  [pullX, pullY]: Place,
  inks: Inks,
): void {
  const size = Math.hypot(pullX, pullY);
  if (size === 0) return;
  const length = 60 * (1 - Math.exp(-size / 20)) + 6;
  const [dx, dy] = [(pullX / size) * length, (-pullY / size) * length];
  context.lineWidth = 2;
  drawLine(context, [x, y], [x + dx, y + dy], css(inks.gradient));
  const angle = Math.atan2(dy, dx);
  context.beginPath();
  context.moveTo(x + dx + 4 * Math.cos(angle), y + dy + 4 * Math.sin(angle));
  for (const turn of [2.5, -2.5]) {
    context.lineTo(x + dx + 5 * Math.cos(angle + turn), y + dy + 5 * Math.sin(angle + turn));
  }
  context.fillStyle = css(inks.gradient);
  context.fill();
}
