import { parseHTML } from 'linkedom';

/**
 * Draws a chart where there is no page, and returns it as the text of an SVG file.
 *
 * @param draw Draws with the elements of the document that it is given.
 *
 * @example
 * ```ts
 * import { latentScatter } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const svg = renderSvg((document) => latentScatter([0, 1, 1, 0], [3, 4], { document }));
 * console.log(svg.startsWith('<svg')); // true
 * ```
 */
export function renderSvg(draw: (document: Document) => SVGSVGElement): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return numbered(draw(document).outerHTML);
}

/** Counts the names of clips anew, which the library counts over all charts: a chart is one text. */
function numbered(svg: string): string {
  const names = [...new Set(svg.match(/plot-clip-\d+/g))];
  return svg.replace(/plot-clip-\d+/g, (name) => `plot-clip-${names.indexOf(name) + 1}`);
}
