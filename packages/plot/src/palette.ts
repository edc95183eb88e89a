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

/** A palette for each ground. */
export type Palettes = {
  /** On a light ground. */
  readonly light: Palette;
  /** On a dark ground. */
  readonly dark: Palette;
};

/**
 * The colours of every picture and page, on a light and on a dark ground.
 *
 * The four roles are hues after Okabe and Ito, at a contrast of at least 4.5 : 1 to their ground.
 * The ten classes, at 3 : 1 or more on light and 4.5 : 1 on dark, were searched for the greatest least
 * distance between any two, as people with full, red-blind, green-blind and blue-blind colour vision
 * see them: 0.09 or more in OKLab. Pictures name what they show beside its colour all the same.
 *
 * Sources: M. Okabe and K. Ito (2008), "Color Universal Design", https://jfly.uni-koeln.de/color/;
 * G. Machado et al. (2009), "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", https://doi.org/10.1109/TVCG.2009.113; B. Ottosson (2020), "A perceptual color space
 * for image processing", https://bottosson.github.io/posts/oklab/.
 *
 * @example
 * ```ts
 * import { palette } from '@gen/plot';
 *
 * console.log(palette.dark.model, palette.light.classes.length); // "#f2a24b" 10
 * ```
 */
export const palette: Palettes = {
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
      '#990059',
      '#a89113',
      '#2b8d6b',
      '#6c189a',
      '#8a5f0d',
      '#8e40fd',
      '#ff3e94',
      '#3799dc',
      '#154a0f',
      '#1f09d7',
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
      '#ea0dab',
      '#fbff87',
      '#b1fedc',
      '#ba6658',
      '#c7964c',
      '#d0c0fe',
      '#fb73a5',
      '#34a8f5',
      '#41eb28',
      '#5c70fb',
    ],
  },
};
