import { key } from '@gen/core';
import { encodePng, followColorScheme, imageGrid, learningCurves, scatter } from '@gen/plot';
import { renderSvg } from '@gen/plot/node';
import type { Shown } from './data-table.js';

const POINTS = 800;
const ACROSS = 560; // pixels, more or less

/** Draws what is shown of data as SVG; undefined of what is read as text. */
export async function drawData(shown: Shown): Promise<string | undefined> {
  switch (shown.kind) {
    case 'points': {
      const { dimensions, sample, name } = shown.points();
      const points = sample(key(1), POINTS);
      const values = await points.data();
      points.dispose();
      // Of three coordinates the first and the last.
      const plane = Float32Array.from({ length: 2 * POINTS }, (_, i) => {
        const coordinate = i % 2 === 0 ? 0 : dimensions - 1;
        return values[Math.floor(i / 2) * dimensions + coordinate]!;
      });
      const options = {
        width: 360,
        height: 360,
        xLabel: 'first coordinate',
        yLabel: dimensions === 2 ? 'second coordinate' : 'last coordinate',
      };
      return followColorScheme((colors) =>
        renderSvg((document) =>
          scatter([{ name, points: rounded(plane) }], { document, colors, ...options }),
        ),
      );
    }
    case 'images': {
      const { images, height, width, channels } = shown.images();
      const columns = 10;
      const scale = Math.max(1, Math.floor(ACROSS / columns / width));
      const grid = imageGrid(images, {
        background: '#8a94a6',
        height,
        width,
        channels: channels as 1 | 3,
        columns,
        scale,
      });
      return pictureOf(encodePng(grid), grid.width, grid.height);
    }
    case 'series': {
      const curves = shown.series().map((values, i) => ({
        name: `series ${i}`,
        x: Array.from(values, (_, t) => t),
        y: rounded(values),
      }));
      const options = { xLabel: 'time', yLabel: 'value', width: 640, height: 260 };
      return followColorScheme((colors) =>
        renderSvg((document) => learningCurves(curves, { document, colors, ...options })),
      );
    }
    case 'lines':
      return undefined;
  }
}

/** Three decimals, so that engines that differ in the last place draw the same picture. */
const rounded = (values: Float32Array): number[] =>
  Array.from(values, (value) => Math.round(1000 * value) / 1000);

function pictureOf(png: Uint8Array, width: number, height: number): string {
  const data = Buffer.from(png).toString('base64');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `  <image width="${width}" height="${height}" href="data:image/png;base64,${data}" />`,
    '</svg>\n',
  ].join('\n');
}
