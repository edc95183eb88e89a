import { inputRangeError } from '../input-range-error.js';

/** Red, green and blue from 0 to 255. */
export type RGB = readonly [red: number, green: number, blue: number];

/** Reads `#rrggbb`. */
export function parseColor(callee: string, argument: string, color: string): RGB {
  if (!/^#[0-9a-f]{6}$/i.test(color)) {
    throw inputRangeError(callee, argument, 'a color as #rrggbb', `"${color}"`);
  }
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** The color that lies a share of the way from one to another, as `#rrggbb`. */
export function mixColors(callee: string, from: string, to: string, share: number): string {
  const [low, high] = [parseColor(callee, 'colors', from), parseColor(callee, 'colors', to)];
  const channels = low.map((level, i) => Math.round(level + (high[i]! - level) * share));
  return `#${channels.map((level) => level.toString(16).padStart(2, '0')).join('')}`;
}
