import type { Palette } from '../palette.js';
import type { LossPart, LossRow } from './loss-rows.js';

/** What one curve shows: values, drawn between two heights. */
export interface Curve {
  readonly name: string;
  readonly color: string;
  readonly values: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly isFilled: boolean;
}

/** How curves look. */
export interface CurveOptions {
  readonly colors: Palette;
  readonly total: string;
  readonly stacked: boolean;
}

/** The parts, and their sum where there are several. */
export function curvesOf(
  rows: readonly LossRow[],
  parts: readonly LossPart[],
  { colors, total, stacked }: CurveOptions,
): readonly Curve[] {
  const roles = [colors.error, colors.model, colors.data, colors.gradient];
  const zero = rows.map(() => 0);
  let sum: readonly number[] = zero;
  const curves = parts.map(({ name, label = name, color }, index): Curve => {
    // Infinity would be drawn far away; NaN leaves a gap.
    const values = rows.map((row) => (Number.isFinite(row[name]) ? row[name]! : Number.NaN));
    const below = sum;
    sum = values.map((value, row) => value + below[row]!);
    return {
      name: label,
      color: color ?? roles[index % roles.length]!,
      values,
      from: stacked ? below : zero,
      to: stacked ? sum : values,
      // A single moment has no area.
      isFilled: stacked && rows.length > 1,
    };
  });
  if (parts.length === 1) return curves;
  const whole = { name: total, color: colors.ink, values: sum, from: zero, to: sum };
  return [...curves, { ...whole, isFilled: false }];
}
