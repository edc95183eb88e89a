import { plot, type Markish, type PlotOptions, type RenderFunction } from '@observablehq/plot';
import { inputRangeError } from '../input-range-error.js';
import type { Palette } from '../palette.js';
import { svgElement } from './svg-element.js';

/** What every chart of ours has. */
export interface ChartParts {
  readonly callee: string;
  readonly title: string | undefined;
  readonly description: string;
  readonly colors: Palette;
  readonly document: Document | undefined;
  readonly marks: readonly Markish[];
  readonly options: PlotOptions;
}

/** Room that a title takes above the axes. */
export const titleHeight = 26;

/** Typeface of all text; the file that `svgToPng` draws with is the first of them. */
const fontFamily = "Inter, 'Inter Variable', system-ui, sans-serif";

/** Draws marks on the ground of their palette, under a title, as one SVG element. */
export function chart({ title, colors, marks, options, ...parts }: ChartParts): SVGSVGElement {
  checkPixels(parts.callee, 'width', options.width);
  checkPixels(parts.callee, 'height', options.height);
  const element = plot({
    ...options,
    document: ownDocument(parts.callee, parts.document),
    className: 'gen-plot',
    ariaLabel: title ?? parts.description,
    ...(title !== undefined && { ariaDescription: parts.description }),
    style: {
      fontFamily,
      fontSize: '12px',
      color: colors.inkSoft,
      background: colors.ground,
    },
    marks: [ground(colors), ...marks, ...(title === undefined ? [] : [heading(title, colors)])],
  });
  element.setAttribute('role', 'img');
  element.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return element as SVGSVGElement;
}

function checkPixels(callee: string, argument: string, pixels: number | undefined): void {
  if (pixels === undefined || (pixels >= 100 && pixels < Infinity)) return;
  throw inputRangeError(callee, argument, 'at least 100 pixels', `${pixels}`);
}

function ownDocument(callee: string, given: Document | undefined): Document {
  const document = given ?? (globalThis as { document?: Document }).document;
  if (document !== undefined) return document;
  throw inputRangeError(
    callee,
    'document',
    'a Document',
    'none, and there is no page here',
    `In Node: renderSvg((document) => ${callee}(…, { document })) of '@gen/plot/node'.`,
  );
}

// A rectangle, as a style's background is lost where the SVG becomes a PNG or stands alone.
const ground =
  ({ ground: fill }: Palette): RenderFunction =>
  (_index, _scales, _values, { width, height }, { document }) =>
    svgElement(document, 'rect', { width, height, fill });

const heading =
  (title: string, { ink }: Palette): RenderFunction =>
  (_index, _scales, _values, { marginLeft }, { document }) => {
    const place = { x: Math.min(marginLeft, 14), y: 24, 'text-anchor': 'start' };
    const type = { fill: ink, 'font-size': 14, 'font-weight': 700 };
    const text = svgElement(document, 'text', { ...place, ...type });
    text.textContent = title;
    return text;
  };
