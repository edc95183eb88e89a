import type { RenderFunction } from '@observablehq/plot';
import { svgElement } from './svg-element.js';
import { textWidth } from './text-width.js';

/** One line of a legend: how a thing is drawn, and what it is. */
export interface LegendItem {
  readonly name: string;
  readonly color: string;
  readonly sign: 'line' | 'dot' | 'bar';
  /** From 0 to 1, as it is drawn. */
  readonly opacity?: number;
}

const signWidth = 22;

/** Names what is drawn, in one line that ends at the right of the frame, each beside its sign. */
export const legend =
  (items: readonly LegendItem[]): RenderFunction =>
  (_index, _scales, _values, { width, marginRight, marginTop }, { document }) => {
    const group = svgElement(document, 'g', { 'aria-label': 'legend' });
    let right = width - marginRight;
    for (const item of [...items].reverse()) {
      const y = marginTop - 16;
      const text = svgElement(document, 'text', { x: right, y, 'text-anchor': 'end' });
      text.textContent = item.name;
      right -= textWidth(item.name) + signWidth;
      group.append(signOf(document, item, right, y - 4), text);
      right -= 12;
    }
    return group;
  };

function signOf(
  document: Document,
  { color, sign, opacity = 1 }: LegendItem,
  x: number,
  y: number,
): SVGElement {
  const paint = { fill: color, ...(opacity < 1 && { 'fill-opacity': opacity }) };
  if (sign === 'dot') return svgElement(document, 'circle', { cx: x + 7, cy: y, r: 4, ...paint });
  const height = sign === 'line' ? 2.5 : 10;
  return svgElement(document, 'rect', { x, y: y - height / 2, width: 13, height, ...paint });
}
