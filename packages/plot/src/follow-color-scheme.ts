import { palette, type Palette } from './palette.js';

/**
 * Draws an SVG file whose colors follow the page that shows it: light, and dark where that is asked for.
 *
 * The chart is drawn with both palettes. The file is the light one, with a style for each color that is
 * another in the dark one (`prefers-color-scheme`, which in an image is the `color-scheme` of its element).
 *
 * @param draw Draws the chart as the text of an SVG, the same but for its colors.
 * @throws RangeError if a color has two dark ones, or if drawings differ in more than colors.
 *
 * @example
 * ```ts
 * import { followColorScheme, latentScatter } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const svg = followColorScheme((colors) =>
 *   renderSvg((document) => latentScatter([0, 1, 1, 0], [3, 4], { document, colors })),
 * );
 * console.log(svg.includes('prefers-color-scheme: dark')); // true
 * ```
 */
export function followColorScheme(draw: (colors: Palette) => string): string {
  const light = draw(palette.light);
  const pairs = colorPairs(light, draw(palette.dark));
  const rules = [...pairs].flatMap(([from, to]) => [
    `[fill="${from}"]{fill:${to}}`,
    `[stroke="${from}"]{stroke:${to}}`,
  ]);
  const { inkSoft, ground } = palette.dark;
  const root = `.gen-plot{color:${inkSoft}!important;background:${ground}!important}`;
  const style = `<style>@media (prefers-color-scheme: dark){${root}${rules.join('')}}</style>`;
  return light.replace(/<\/svg>\s*$/, `${style}</svg>`);
}

const colors = /#[0-9a-f]{6}\b/gi;

/** The colors that differ, in the order in which they come first. */
function colorPairs(light: string, dark: string): Map<string, string> {
  if (light.replace(colors, '') !== dark.replace(colors, '')) {
    throw new RangeError('followColorScheme: draw: expected drawings that differ in colors alone.');
  }
  const pairs = new Map<string, string>();
  const ofDark = dark.match(colors) ?? [];
  light.match(colors)?.forEach((from, i) => {
    const to = ofDark[i]!;
    if ((pairs.get(from) ?? to) !== to) {
      throw new RangeError(
        `followColorScheme: draw: expected one dark color for ${from}; got ${pairs.get(from)} and ${to}.`,
      );
    }
    pairs.set(from, to);
  });
  return new Map([...pairs].filter(([from, to]) => from !== to));
}
