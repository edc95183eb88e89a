import { InputError } from '@gen/core';
import type { Dataset } from '../dataset.js';
import type { NumberArray } from '../records/numbers.js';

/** A parsed file and what it is called. */
export interface NamedIdx {
  /** What the file holds. */
  readonly idx: NumberArray;
  /** What it is called in errors. */
  readonly name: string;
}

/** What {@link idxDataset} is made of. */
export interface IdxDatasetParts {
  /** The public function that was called, for errors. */
  readonly callee: string;
  /** Name of the data set. */
  readonly name: string;
  /** Which part of it. */
  readonly split: string;
  /** The file of images. */
  readonly images: NamedIdx;
  /** The file of labels, where there is one. */
  readonly labels?: NamedIdx | undefined;
}

/**
 * Makes a data set of IDX files: uint8 images `[count, height, width]` or `[count, pixels]` of
 * squares, and labels `[count]`. Rows of values that are all 0 and 1, as in binarized MNIST, become
 * 0 and 255.
 */
export function idxDataset({ callee, name, split, images, labels }: IdxDatasetParts): Dataset {
  const { data, ...shape } = imagesOf(images, callee);
  const dataset = { name, split, ...shape, images: data };
  if (labels === undefined) return dataset;
  const classOf = labelsOf(labels, images.name, shape.count, callee);
  const classes = Array.from({ length: greatest(classOf) + 1 }, (_, index) => `${index}`);
  return { ...dataset, labels: classOf, classes };
}

interface Images {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

function imagesOf({ idx: { shape, data }, name }: NamedIdx, callee: string): Images {
  const [count = 0, ...image] = shape;
  const side = Math.sqrt(image[0] ?? 0);
  const [height = 0, width = 0] = image.length === 1 ? [side, side] : image;
  const usable = image.length === 1 || image.length === 2;
  const empty = count * height * width === 0;
  if (!(data instanceof Uint8Array) || !usable || empty || !Number.isInteger(height)) {
    throw new InputError({
      callee,
      argument: name,
      expected: 'images: uint8 of shape [count, height, width] or [count, side × side]',
      got: described({ shape, data }),
      remedy: shape.length === 1 ? 'Give the file of images; the labels are another.' : REPLACE,
    });
  }
  const pixels = image.length === 1 && data.every(isBit) ? data.map((bit) => 255 * bit) : data;
  return { count, height, width, channels: 1, data: pixels };
}

const REPLACE = 'Give a file of grey images, such as MNIST.';

function labelsOf(
  { idx, name }: NamedIdx,
  images: string,
  count: number,
  callee: string,
): Uint8Array {
  const { shape, data } = idx;
  if (data instanceof Uint8Array && shape.length === 1 && shape[0] === count) return data;
  const misplaced = shape.length !== 1;
  throw new InputError({
    callee,
    argument: name,
    expected: `${count} labels, one for each image of ${images}`,
    got: described(idx),
    remedy: misplaced
      ? 'Give the file of labels; the images are another.'
      : 'Take both files from the same split.',
  });
}

function described({ shape, data }: NumberArray): string {
  const type = data.constructor.name.replace('Array', '').toLowerCase();
  if (shape.length === 1) return `${shape[0]} labels (${type} of shape [${shape}])`;
  return `${type} of shape [${shape}]`;
}

const isBit = (value: number): boolean => value <= 1;

const greatest = (data: Uint8Array): number => data.reduce((most, x) => (x > most ? x : most), 0);
