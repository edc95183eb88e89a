import { key } from '@gen/core';
import {
  barsAndStripes,
  checkerboard,
  digits,
  eightGaussians,
  faces,
  gridOfGaussians,
  imageDomains,
  molecules,
  pinwheel,
  ringOfGaussians,
  rings,
  sentences,
  smallGraphs,
  spirals,
  sprites,
  swissRoll,
  timeSeries,
  twoMoons,
  type Dataset,
  type PointDensity,
  type Points,
} from '@gen/data';

/** How data are shown. */
export type Shown =
  | { readonly kind: 'points'; readonly points: () => Points | PointDensity }
  | {
      readonly kind: 'images';
      readonly images: () => Pick<Dataset, 'images' | 'height' | 'width' | 'channels'>;
    }
  | { readonly kind: 'series'; readonly series: () => readonly Float32Array[] }
  | { readonly kind: 'lines'; readonly lines: () => readonly string[] };

const KEY = key(0);

/** What is shown of each of the data that `@gen/data` makes, by the name of the function. */
export const dataTable: Readonly<Record<string, Shown>> = {
  eightGaussians: { kind: 'points', points: eightGaussians },
  ringOfGaussians: { kind: 'points', points: ringOfGaussians },
  gridOfGaussians: { kind: 'points', points: gridOfGaussians },
  checkerboard: { kind: 'points', points: checkerboard },
  twoMoons: { kind: 'points', points: twoMoons },
  pinwheel: { kind: 'points', points: pinwheel },
  spirals: { kind: 'points', points: spirals },
  rings: { kind: 'points', points: rings },
  swissRoll: { kind: 'points', points: swissRoll },
  barsAndStripes: {
    kind: 'images',
    images: () => {
      const { patterns, size } = barsAndStripes(4);
      const images = Uint8Array.from(patterns, (on) => 255 * on);
      return { images, height: size, width: size, channels: 1 };
    },
  },
  digits: { kind: 'images', images: () => digits(KEY, { count: 40 }) },
  sprites: { kind: 'images', images: () => sprites(KEY, { count: 20 }) },
  faces: { kind: 'images', images: () => faces(KEY, { count: 40 }) },
  imageDomains: {
    kind: 'images',
    images: () => {
      const { plain, striped, translated } = imageDomains(KEY, { count: 10 });
      const images = Uint8Array.from(
        [plain, translated, striped].flatMap((each) => [...each.images]),
      );
      return { ...plain, images };
    },
  },
  smallGraphs: {
    kind: 'images',
    images: () => {
      const { adjacency, nodes } = smallGraphs(KEY, { count: 20 });
      const images = adjacency.map((edge) => 255 * edge);
      return { images, height: nodes, width: nodes, channels: 1 };
    },
  },
  timeSeries: {
    kind: 'series',
    series: () => {
      const { values, length } = timeSeries(KEY, { count: 4, length: 96 });
      return [0, 1, 2, 3].map((i) => values.subarray(i * length, (i + 1) * length));
    },
  },
  sentences: { kind: 'lines', lines: () => sentences(KEY, { count: 8 }).sentences },
  molecules: { kind: 'lines', lines: () => molecules(KEY, { count: 12 }).smiles },
};
