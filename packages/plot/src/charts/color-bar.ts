import type { RenderFunction } from '@observablehq/plot';
import { svgElement } from './svg-element.js';

const [barWidth, stepHeight] = [14, 18];

/** What the shades of a map mean: nats below the highest log density, at the right of the frame. */
export const colorBar =
  (shades: readonly string[], depth: number): RenderFunction =>
  (_index, _scales, _values, { width, marginRight, marginTop }, { document }) => {
    const group = svgElement(document, 'g', { 'aria-label': 'shades' });
    const left = width - marginRight + 16;
    const top = marginTop + 36;
    const write = (text: string, x: number, y: number): void => {
      const label = svgElement(document, 'text', { x, y, 'text-anchor': 'start' });
      label.textContent = text;
      group.append(label);
    };
    write('log density,', left, marginTop + 8);
    write('nats', left, marginTop + 23);
    [...shades].reverse().forEach((fill, i) => {
      const y = top + i * stepHeight;
      const place = { x: left, y, width: barWidth, height: stepHeight };
      group.append(svgElement(document, 'rect', { ...place, fill }));
    });
    const every = Math.ceil(shades.length / 6);
    for (let nats = 0; nats <= depth; nats += every) {
      const text = nats === 0 ? 'highest' : `−${nats}`;
      write(text, left + barWidth + 6, top + nats * stepHeight + 4);
    }
    return group;
  };
