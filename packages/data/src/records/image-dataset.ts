import { InputError } from '@gen/core';
import type { Dataset } from '../dataset.js';
import type { DataRecord } from './data-record.js';
import { gather, type GatherOptions } from './gather.js';

/** What {@link imageDataset} makes. */
export interface ImageDatasetOptions extends GatherOptions {
  /** Name of the data set. */
  readonly name: string;
  /** Which part of it; `train` where it is not given. */
  readonly split?: string;
  /** Names of the classes. */
  readonly classes?: readonly string[];
}

/**
 * Gathers images of one size, uint8 `[height, width, channels]` or `[height, width]`, as a data set.
 *
 * @example
 * ```ts
 * import { cifarRecords, imageDataset } from '@gen/data';
 *
 * const file = new Uint8Array(3073); // one black image of class 0
 * const { count, channels } = await imageDataset(cifarRecords(file), { name: 'cifar' });
 * console.log(count, channels); // 1 3
 * ```
 */
export async function imageDataset(
  records: AsyncIterable<DataRecord>,
  { name, split = 'train', classes, ...options }: ImageDatasetOptions,
): Promise<Dataset> {
  const { shape, data, labels } = await gather(records, options);
  const [count, height, width, channels = 1] = shape;
  if (!(data instanceof Uint8Array) || shape.length < 3 || shape.length > 4) {
    throw wrong(name, 'images: uint8 of shape [height, width, channels]', shape.slice(1), data);
  }
  const dataset = { name, split, count: count!, height: height!, width: width!, channels };
  return {
    ...dataset,
    images: data,
    ...(labels && { labels: bytesOf(labels, name) }),
    ...(classes && { classes }),
  };
}

function bytesOf(labels: Int32Array, name: string): Uint8Array {
  const wide = labels.find((label) => label < 0 || label > 255);
  if (wide === undefined) return Uint8Array.from(labels);
  throw new InputError({
    callee: 'imageDataset',
    argument: name,
    expected: 'labels from 0 to 255',
    got: `${wide}`,
  });
}

const wrong = (name: string, expected: string, shape: number[], data: object): InputError =>
  new InputError({
    callee: 'imageDataset',
    argument: name,
    expected,
    got: `${data.constructor.name} of shape [${shape}]`,
  });
