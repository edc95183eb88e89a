import type { RenderFunction } from '@observablehq/plot';
import { svgElement } from './svg-element.js';

const barWidth = 14;
/** The most that one shade takes, and the room of a line of text. */
const [mostHeight, lineHeight] = [18, 14];

/** What the shades of a map mean: nats below the highest log density, at the right of the frame. */
export const colorBar =
  (shades: readonly string[], depth: number): RenderFunction =>
  (_index, _scales, _values, { width, height, marginRight, marginTop }, { document }) => {
    const group = svgElement(document, 'g', { 'aria-label': 'shades' });
    const left = width - marginRight + 16;
    const top = marginTop + 36;
    const stepHeight = Math.min(mostHeight, (height - top - lineHeight) / shades.length);
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
    const every = Math.ceil(Math.max(shades.length / 6, lineHeight / stepHeight));
    for (let nats = 0; nats <= depth; nats += every) {
      const text = nats === 0 ? 'highest' : `−${nats}`;
      write(text, left + barWidth + 6, top + nats * stepHeight + 4);
    }
    return group;
  };
