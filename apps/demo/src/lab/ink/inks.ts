import { computed } from '@preact/signals';
import { palette } from '@gen/plot';
import { theme, type Theme } from '../../app/theme.js';

/** Red, green and blue from 0 to 255. */
export type RGB = readonly [number, number, number];

const names = ['ground', 'ink', 'inkSoft', 'rule', 'data', 'model', 'gradient', 'error'] as const;

/** The colours of the palette, for what is drawn pixel by pixel. */
export type Inks = Readonly<Record<(typeof names)[number], RGB>>;

/** The palette under the theme in use. */
export const inks = computed<Inks>(() => inksOf(theme.value));

/** A colour for a canvas. */
export function css([red, green, blue]: RGB, alpha = 1): string {
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** A colour written `#rrggbb`. */
export function rgbOf(hex: string): RGB {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function inksOf(scheme: Theme): Inks {
  const colors = names.map((name) => [name, rgbOf(palette[scheme][name])]);
  return Object.fromEntries(colors) as Inks;
}
