import { foldIn, InputError, type Key } from '@gen/core';
import type { LabelledDataset } from '../dataset.js';
import { alphabet } from './alphabet.js';
import { chooseGlyph } from './choose-glyph.js';
import { copyCentred } from './copy-centred.js';
import { deform } from './deform.js';
import { drawsOf } from '../draws.js';
import { fitToBox, FRAME } from './fit-to-box.js';
import { choosePen } from './pen.js';
import { EDGE, rasterizer, type Rasterizer } from './rasterizer.js';
import { traceGlyph } from './trace-glyph.js';

/** What {@link digits} are made. */
export interface DigitsOptions {
  /** Number of images; 10,000 where it is not given. */
  readonly count?: number;
  /** Which part of a data set they are called; `train` where it is not given. */
  readonly split?: string;
}

/**
 * Writes digits as hands do: grey images of 28 × 28 with their labels, from a key alone.
 *
 * Each image is one of several ways of writing its digit, as strokes whose points are mixed from
 * examples and moved at random, then warped, narrowed, slanted, turned, and drawn by a pen of random
 * width; as in MNIST the ink fits in a box of 20 × 20 and its centre of mass is in the middle (LeCun,
 * Bottou, Bengio, Haffner 1998, "Gradient-based learning applied to document recognition", §III.A,
 * https://doi.org/10.1109/5.726791). Image `i` shows the digit `i mod 10` and depends on the key and
 * `i` alone, so fewer images are the first of more. The bytes are the same wherever JavaScript runs.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { digits } from '@gen/data';
 *
 * const { images, labels } = digits(key(0), { count: 100 });
 * console.log(images.length, labels[7]); // 78400 7
 * ```
 */
export function digits(
  key: Key,
  { count = 10_000, split = 'train' }: DigitsOptions = {},
): LabelledDataset {
  checkCount(count);
  const size = FRAME * FRAME;
  const images = new Uint8Array(count * size);
  const labels = new Uint8Array(count).map((_, i) => i % alphabet.length);
  const draw = rasterizer();
  for (let i = 0; i < count; i++) {
    writeDigit(foldIn(key, i), labels[i]!, draw, images.subarray(i * size, (i + 1) * size));
  }
  const classes = alphabet.map((_, digit) => `${digit}`);
  const shape = { height: FRAME, width: FRAME, channels: 1 };
  return { name: 'digits', split, count, ...shape, images, labels, classes };
}

function writeDigit(key: Key, digit: number, draw: Rasterizer, out: Uint8Array): void {
  const draws = drawsOf(key);
  const path = traceGlyph(chooseGlyph(alphabet[digit]!, draws));
  deform(path, draws);
  const pen = choosePen(draws);
  fitToBox(path, pen(0.5) + 0.3 * EDGE);
  copyCentred(draw(path, pen), out);
}

function checkCount(count: number): void {
  if (Number.isInteger(count) && count > 0 && count <= MOST) return;
  throw new InputError({
    callee: 'digits',
    argument: 'count',
    expected: `an integer from 1 to ${MOST}`,
    got: `${count}`,
  });
}

const MOST = 1_000_000; // 784 MB
