import { css, type Inks, type RGB } from '../../../lab/ink/inks.js';
import type { PlaneScale } from '../../../lab/picture/plane-scale.js';
import { spreadApart } from './spread-apart.js';

/** Pixels between two labels. */
const labelDistance = 17;

/** Test images in the latent plane. */
export interface Codes {
  /** Means of q(z | x), `[count, 2]`. */
  readonly codes: Float32Array;
  /** Labels of the images, if they have any. */
  readonly labels: Uint8Array | undefined;
  /** The label that stands out, if one does. */
  readonly chosen: number | undefined;
  /** The colour of a label. */
  colorOf(label: number): RGB;
}

/** Draws every code as a dot in the colour of its label. */
export function drawCodes(
  context: CanvasRenderingContext2D,
  { codes, labels, chosen, colorOf }: Codes,
  scale: PlaneScale,
  inks: Inks,
): void {
  for (let index = 0; index < codes.length / 2; index++) {
    const label = labels?.[index];
    const isOther = chosen !== undefined && label !== chosen;
    const [x, y] = scale.toPixels([codes[2 * index] ?? 0, codes[2 * index + 1] ?? 0]);
    context.beginPath();
    context.arc(x, y, 2.4, 0, 2 * Math.PI);
    context.fillStyle = css(label === undefined ? inks.data : colorOf(label), isOther ? 0.12 : 0.9);
    context.fill();
    if (isOther) continue;
    context.strokeStyle = css(inks.ground, 0.8);
    context.lineWidth = 0.6;
    context.stroke();
  }
}

/** Writes each label at the median of its codes, so that colour is not all there is to tell it by. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  { codes, labels, chosen, colorOf }: Codes,
  scale: PlaneScale,
  inks: Inks,
): void {
  if (labels === undefined) return;
  context.font = '700 17px "Inter Variable", system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const places = [...medians(codes, labels)].filter(
    ([label]) => chosen === undefined || label === chosen,
  );
  const spread = spreadApart(
    places.map(([, place]) => scale.toPixels(place)),
    labelDistance,
  );
  for (const [index, [x, y]] of spread.entries()) {
    const label = places[index]?.[0] ?? 0;
    context.strokeStyle = css(inks.ground);
    context.lineWidth = 5;
    context.strokeText(String(label), x, y);
    context.fillStyle = css(colorOf(label));
    context.fillText(String(label), x, y);
  }
}

/** The median code of each label. */
export function medians(
  codes: Float32Array,
  labels: Uint8Array,
): ReadonlyMap<number, readonly [number, number]> {
  const byLabel = new Map<number, [number[], number[]]>();
  labels.forEach((label, index) => {
    const [xs, ys] = byLabel.get(label) ?? [[], []];
    xs.push(codes[2 * index] ?? 0);
    ys.push(codes[2 * index + 1] ?? 0);
    byLabel.set(label, [xs, ys]);
  });
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return new Map([...byLabel].map(([label, [xs, ys]]) => [label, [median(xs), median(ys)]]));
}
