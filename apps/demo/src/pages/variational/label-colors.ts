import type { RGB } from '../../lab/ink/inks.js';
import type { Theme } from '../../app/theme.js';

// Ten hues at two lightnesses, neighbours far apart; the label itself stands beside every colour.
// After Paul Tol, "Colour Schemes" (2021), bright and muted, https://personal.sron.nl/~pault/.
const light = [
  '#332288',
  '#cc6677',
  '#0f7a55',
  '#aa4499',
  '#4477aa',
  '#999933',
  '#882255',
  '#23a0b0',
  '#c2841b',
  '#5d5d5d',
];
const dark = [
  '#9a8cf0',
  '#ee8fa0',
  '#43c18c',
  '#dd7fcf',
  '#6fb0ec',
  '#c9c94f',
  '#d1588f',
  '#66d9e8',
  '#f0b45a',
  '#b5b5b5',
];

/** The colour of a label; labels beyond nine begin again. */
export function labelColor(label: number, theme: Theme): RGB {
  const hex = (theme === 'dark' ? dark : light)[label % 10] ?? '#888888';
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}
