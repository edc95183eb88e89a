import * as Plot from '@observablehq/plot';
import type { Palette } from '../palette.js';
import type { Curve } from './curve.js';
import { spread } from './spread.js';

/** A curve's name and last value, and the height at which they belong. */
export interface EndLabel {
  readonly name: string;
  readonly value: string;
  readonly color: string;
  readonly at: number;
}

/** Height of a label's two lines in pixels, with room to the next. */
const labelHeight = 36;

/** The label beside the end of a curve: in the middle of an area, at the height of a line. */
export function endLabel({ name, color, values, from, to, isFilled }: Curve): EndLabel {
  const [value, low, high] = [values, from, to].map((heights) => heights.at(-1)!) as [
    number,
    number,
    number,
  ];
  return { name, color, value: value.toFixed(1), at: isFilled ? (low + high) / 2 : high };
}

/** Marks that write labels at the right of the frame, none over another. */
export function endLabelMarks(
  labels: readonly EndLabel[],
  colors: Palette,
  { top, pixels }: { readonly top: number; readonly pixels: number },
): readonly Plot.Markish[] {
  const unit = top / pixels;
  const wanted = labels.map(({ at }) => (Number.isFinite(at) ? Math.min(at, top) : 0));
  const places = spread(wanted, labelHeight * unit, 10 * unit);
  const options = {
    frameAnchor: 'right',
    textAnchor: 'start',
    dx: 12,
    y: (_: EndLabel, index: number) => places[index],
  } as const;
  const color = (label: EndLabel): string => label.color;
  return [
    Plot.text(labels, { ...options, text: 'name', fill: color, fontWeight: 700, dy: -8 }),
    Plot.text(labels, { ...options, text: 'value', fill: colors.ink, dy: 8 }),
  ];
}
