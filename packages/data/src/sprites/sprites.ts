import { foldIn, type Key } from '@gen/core';
import type { LabelledDataset } from '../dataset.js';
import { canvas } from '../drawings/canvas.js';
import { checkImages } from '../drawings/check-images.js';
import { ellipse, box, heart, placed } from '../drawings/shapes.js';
import { drawsOf } from '../draws.js';
import type { FactoredDataset } from '../factored-dataset.js';

/** Options of {@link sprites}. */
export interface SpritesOptions {
  /** Number of images. */
  readonly count?: number;
  /** Height and width of an image in pixels. */
  readonly size?: number;
  /** Which part of a data set they are called. */
  readonly split?: string;
}

const shapes = { square: box(0, 0, 0.7, 0.7), ellipse: ellipse(0, 0, 1, 0.6), heart };
const classes = Object.keys(shapes);

/** Numbers of values of scale, turn, x and y. */
const STEPS = { scale: 6, turn: 40, x: 32, y: 32 };
const [LEAST, MOST] = [0.1, 0.2]; // of the picture: what 1 of a shape is drawn as

/**
 * White squares, ellipses and hearts on black, each made of five independent factors: for scores of
 * disentanglement, which need to know them.
 *
 * The factors are the shape (3), the scale (6 values), the turn (40), x and y (32 each), drawn uniformly, as
 * in dSprites, whose pictures these resemble but are not (Matthey, Higgins, Hassabis & Lerchner 2017,
 * https://github.com/google-deepmind/dsprites-dataset). Image `i` depends on the key and `i` alone. A square turned by
 * a quarter and an ellipse by a half look as before: no model can tell those turns apart.
 *
 * @returns grey images; the labels are the shapes, the factors the number of each value from 0.
 * @throws InputError for no images, or more than a gigabyte of them.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { sprites } from '@gen/data';
 *
 * const { images, factors, factorNames } = sprites(key(0), { count: 100 });
 * console.log(factorNames); // [ 'shape', 'scale', 'turn', 'x', 'y' ]
 * ```
 */
export function sprites(
  key: Key,
  { count = 10_000, size = 64, split = 'train' }: SpritesOptions = {},
): LabelledDataset & FactoredDataset {
  checkImages('sprites', { count, size, channels: 1 });
  const factorNames = ['shape', ...Object.keys(STEPS)];
  const values = [classes.length, ...Object.values(STEPS)];
  const factors = new Float32Array(count * values.length);
  const images = new Uint8Array(count * size * size);
  for (let i = 0; i < count; i++) {
    const { uniform } = drawsOf(foldIn(key, i));
    const chosen = values.map((each) => Math.floor(uniform() * each));
    factors.set(chosen, i * values.length);
    drawSprite(chosen, size, images.subarray(i * size * size, (i + 1) * size * size));
  }
  const labels = Uint8Array.from({ length: count }, (_, i) => factors[i * values.length]!);
  const shape = { height: size, width: size, channels: 1 };
  return { name: 'sprites', split, count, ...shape, images, labels, classes, factors, factorNames };
}

function drawSprite(chosen: readonly number[], size: number, out: Uint8Array): void {
  const [shape, scale, turn, x, y] = chosen as [number, number, number, number, number];
  // No part of a shape leaves the picture.
  const across = (index: number, steps: number): number =>
    MOST * 1.1 + (index / (steps - 1)) * (1 - 2.2 * MOST);
  const picture = canvas(size, [0]);
  const placement = {
    x: across(x, STEPS.x),
    y: across(y, STEPS.y),
    turn: (2 * Math.PI * turn) / STEPS.turn,
    scale: LEAST + (scale / (STEPS.scale - 1)) * (MOST - LEAST),
  };
  picture.paint(placed(Object.values(shapes)[shape]!, placement), [1]);
  picture.write(out);
}
