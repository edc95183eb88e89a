import { describe, expect, test } from 'vitest';
import { palette } from './palette.js';

type Triple = readonly number[];

const linear = (color: string): Triple =>
  [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
const times = (matrix: readonly Triple[], v: Triple): Triple =>
  matrix.map((row) => row.reduce((sum, value, i) => sum + value * v[i]!, 0));

// WCAG 2.2, contrast ratio.
const luminance = (color: string): number =>
  times([[0.2126, 0.7152, 0.0722]], linear(color))[0]! + 0.05;
const contrast = (a: string, b: string): number =>
  Math.max(luminance(a) / luminance(b), luminance(b) / luminance(a));

// Machado et al. (2009), severity 1.0.
const visions: Readonly<Record<string, readonly Triple[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'red-blind': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'green-blind': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'blue-blind': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

// Ottosson (2020).
const oklab = (rgb: Triple): Triple => {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb.map((v) => Math.max(v, 0)),
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt),
  );
};

// Thin marks on a dark ground need more than those on a light one.
const leastContrast: Readonly<Record<string, number>> = { light: 3, dark: 4.5 };

describe.each(Object.entries(palette))('on a %s ground', (ground, colors) => {
  test.each(['ink', 'inkSoft', 'data', 'model', 'gradient', 'error'] as const)(
    '%s can be read as text',
    (role) => expect(contrast(colors[role], colors.ground)).toBeGreaterThanOrEqual(4.5),
  );

  test('ten classes stand out from the ground', () => {
    expect(colors.classes).toHaveLength(10);
    for (const color of colors.classes) {
      expect(contrast(color, colors.ground), color).toBeGreaterThanOrEqual(leastContrast[ground]!);
    }
  });

  test.each(Object.keys(visions))('%s eyes tell every two classes apart', (vision) => {
    const seen = colors.classes.map((color) => oklab(times(visions[vision]!, linear(color))));
    for (const [i, a] of seen.entries()) {
      for (const [j, b] of seen.slice(0, i).entries()) {
        const distance = Math.hypot(...a.map((value, axis) => value - b[axis]!));
        expect(distance, `${i} and ${j}`).toBeGreaterThan(0.09);
      }
    }
  });
});
