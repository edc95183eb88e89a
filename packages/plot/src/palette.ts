/** Colours as `#rrggbb`: what carries a meaning carries it in every picture and page. */
export interface Palette {
  /** What a picture stands on. */
  readonly ground: string;
  /** Titles and values. */
  readonly ink: string;
  /** Axes, units and notes. */
  readonly inkSoft: string;
  /** Grid lines and frames. */
  readonly rule: string;
  /** What comes from the data. */
  readonly data: string;
  /** What the model makes. */
  readonly model: string;
  /** Which way a gradient points. */
  readonly gradient: string;
  /** How far off the model is. */
  readonly error: string;
  /** One colour a class, such as the ten digits. */
  readonly classes: readonly string[];
}

/**
 * The colours of every picture and page, on a light and on a dark ground.
 *
 * The four roles are hues that people with any kind of colour vision tell apart, at a contrast of
 * at least 4.5 : 1 to their ground; the classes keep at least 3 : 1 and alternate in lightness, so
 * that they differ by more than hue. No picture tells classes apart by colour alone.
 *
 * Sources: M. Okabe and K. Ito (2008), "Color Universal Design", https://jfly.uni-koeln.de/color/;
 * P. Tol (2021), "Colour Schemes", https://personal.sron.nl/~pault/.
 *
 * @example
 * ```ts
 * import { palette } from '@gen/plot';
 *
 * console.log(palette.dark.model, palette.light.classes.length); // "#f2a24b" 10
 * ```
 */
export const palette: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    ground: '#ffffff',
    ink: '#1b1e23',
    inkSoft: '#5a616b',
    rule: '#e2e0da',
    data: '#0069a6',
    model: '#b84a00',
    gradient: '#00775a',
    error: '#a23b7c',
    classes: [
      '#332288',
      '#cc6677',
      '#0f7a55',
      '#aa4499',
      '#4477aa',
      '#8c8c2b',
      '#882255',
      '#1e96a5',
      '#b37716',
      '#5d5d5d',
    ],
  },
  dark: {
    ground: '#121417',
    ink: '#eceef1',
    inkSoft: '#a3abb6',
    rule: '#292d33',
    data: '#5bb8ee',
    model: '#f2a24b',
    gradient: '#3cc79d',
    error: '#e78fc3',
    classes: [
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
    ],
  },
};
