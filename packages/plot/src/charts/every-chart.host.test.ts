import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { renderSvg } from '../node/render-svg.js';
import { svgToPng } from '../node/svg-to-png.js';
import { palette } from '../palette.js';
import type { ChartOptions } from './chart-options.js';
import { densityCurve } from './density-curve.js';
import { densityMap } from './density-map.js';
import { latentScatter } from './latent-scatter.js';
import { learningCurves } from './learning-curves.js';
import { lossCurve } from './loss-curve.js';
import { massBars } from './mass-bars.js';
import { planePoints } from './plane.js';
import { ridgeline } from './ridgeline.js';
import { scatter } from './scatter.js';
import { traversal } from './traversal.js';

const wave = (count: number, turn = 1): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(turn * (i * i + 1)));
const plane = { x: [-3, 3], y: [-2, 2], columns: 12, rows: 10 } as const;
const points = planePoints(plane);
const logDensity = Array.from({ length: 120 }, (_, i) => -(points[2 * i]! ** 2));
const names = ['airplane', 'automobile', 'a class with quite a long name', 'ship'];

type Draw = (options: Omit<ChartOptions, 'width' | 'height'>) => SVGSVGElement;

const charts: Readonly<Record<string, Draw>> = {
  densityCurve: (options) => densityCurve([0, 1, 2], [0, 1, 0], { ...options, samples: wave(99) }),
  'densityCurve of small densities': (options) =>
    densityCurve([0, 10_000, 20_000], [0, 0.0001, 0], { ...options, samples: [1, 9000] }),
  densityMap: (options) =>
    densityMap(logDensity, { ...options, ...plane, samples: wave(80), depth: 12 }),
  latentScatter: (options) =>
    latentScatter(
      wave(80),
      wave(40).map((x) => (x > 0 ? 1 : 0)),
      options,
    ),
  learningCurves: (options) => {
    const x = [1, 2, 3, 4];
    const curves = ['training', 'validation', 'moving average'].map((name, i) => {
      return { name, x, y: wave(4, i + 1).map((y) => y + 1.1) };
    });
    return learningCurves(curves, { ...options, logarithmic: true });
  },
  lossCurve: (options) =>
    lossCurve(
      [
        { epoch: 1, kl: 3 },
        { epoch: 2, kl: 2 },
      ],
      { ...options, parts: [{ name: 'kl' }] },
    ),
  massBars: (options) => massBars([0, 1, 2, 3], [0.1, 0.2, 0.3, 0.4], { ...options, names }),
  'massBars of many': (options) =>
    massBars([...wave(60).keys()], new Float32Array(60).fill(1 / 60), options),
  ridgeline: (options) =>
    ridgeline(
      [
        { name: 'the first of the layers', samples: wave(50) },
        { name: '2', samples: [1] },
      ],
      options,
    ),
  scatter: (options) =>
    scatter(
      [
        { name: 'data', points: wave(60) },
        { name: 'samples', points: wave(40, 2) },
      ],
      options,
    ),
  traversal: (options) =>
    traversal(new Float32Array(2 * 3 * 16), {
      ...options,
      height: 4,
      width: 4,
      rows: ['width', 'slant'],
      steps: [-1.5, 0, 1.5],
    }),
};

describe.each(Object.entries(charts))('%s', (_, draw) => {
  test.each(['light', 'dark'] as const)(
    'keeps all that it draws inside the picture, %s',
    async (scheme) => {
      const colors = palette[scheme];
      const svg = renderSvg((document) => draw({ document, colors, title: 'A title' }));
      const { data, width, height, channels } = decode(await svgToPng(svg, { scale: 1 }));
      const ground = [1, 3, 5].map((at) => Number.parseInt(colors.ground.slice(at, at + 2), 16));
      const isGround = (x: number, y: number): boolean =>
        ground.every((level, i) => data[(y * width + x) * channels + i] === level);
      const border = [
        ...Array.from(
          { length: width },
          (_, x) =>
            [
              [x, 1],
              [x, height - 2],
            ] as const,
        ).flat(),
        ...Array.from(
          { length: height },
          (_, y) =>
            [
              [1, y],
              [width - 2, y],
            ] as const,
        ).flat(),
      ];
      for (const [x, y] of border) expect(isGround(x, y), `${x},${y}`).toBe(true);
      expect(new Set(data).size).toBeGreaterThan(10);
    },
  );

  test('says what it shows to those who do not see it', () => {
    const svg = renderSvg((document) => draw({ document }));
    expect(svg).toMatch(/^<svg [^>]*aria-label="[^"]{20,}"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('writes nothing that its axes and names do not say', () => {
    const svg = renderSvg((document) => draw({ document }));
    // The library's own labels of axes have arrows.
    expect(svg).not.toMatch(/[↑→]/);
  });

  test('is the same whenever it is drawn', () => {
    const [once, twice] = [1, 2].map(() => renderSvg((document) => draw({ document })));
    expect(once).toBe(twice);
  });
});
