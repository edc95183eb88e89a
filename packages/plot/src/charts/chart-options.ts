import type { Palette } from '../palette.js';

/** How a chart looks, and where it is drawn. */
export interface ChartOptions {
  /** What the chart is of, above it. */
  readonly title?: string;
  /** Pixels across. */
  readonly width?: number;
  /** Pixels from top to bottom. */
  readonly height?: number;
  /** Colors; those for a light ground, by default. */
  readonly colors?: Palette;
  /** Whose elements it is made of; the page's own, by default. Node has none: use `renderSvg`. */
  readonly document?: Document;
}
