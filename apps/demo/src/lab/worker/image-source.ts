import { foldIn, key } from '@gen/core';
import { digits, splitDataset, type Dataset, type Splits } from '@gen/data';

/** Images to train on, and images held out. */
export interface ImageSource {
  readonly train: Dataset;
  readonly test: Dataset;
  /** What they are, in words. */
  readonly name: string;
  /** Number of images that were held out of one set. */
  readonly heldOut?: number;
}

/** Images held out where nothing else says how many. */
const heldOut = 2000;

/** The digits that the terminal trains on too: the first images are the same however many there are. */
export function drawDigits(count: number): ImageSource {
  return {
    train: digits(foldIn(key(0), 0), { count }),
    test: digits(foldIn(key(0), 1), { count: heldOut, split: 'test' }),
    name: `${count.toLocaleString('en')} digits, drawn here by a program`,
  };
}

/** Holds out some images where the files hold one set alone. */
export function imagesOfFiles({ train, test }: Splits): ImageSource {
  const size = `${train.height}×${train.width}`;
  const name = `${train.name}: ${train.count.toLocaleString('en')} images of ${size}`;
  if (test !== undefined || train.count < 2) return { train, test: test ?? train, name };
  const count = Math.max(1, Math.min(heldOut, Math.floor(train.count / 5)));
  return { ...splitDataset(train, { test: count, key: key(0) }), name, heldOut: count };
}
