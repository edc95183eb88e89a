import { join } from 'node:path';
import { cifarRecords } from '../cifar/cifar-records.js';
import type { Dataset } from '../dataset.js';
import { publishedCifar10 } from '../downloads/published-sets.js';
import { tarFolder } from '../folders/tar-folder.js';
import type { DataRecord } from '../records/data-record.js';
import { imageDataset } from '../records/image-dataset.js';
import { damaged } from '../sources/damaged.js';
import type { Source } from '../sources/source.js';
import { fetchSet, type FetchOptions } from './fetch-set.js';
import { fileSource } from './file-source.js';
import type { TrainAndTest } from './mnist.js';

/**
 * CIFAR-10: 50,000 and 10,000 photographs of ten kinds of things, 32 × 32, in colour; 170 MB. Fetched as
 * `mnist` is, into `cifar-10`.
 *
 * (A. Krizhevsky 2009, "Learning multiple layers of features from tiny images",
 * https://www.cs.toronto.edu/~kriz/cifar.html.)
 *
 * @example
 * ```ts
 * import { cifar10 } from '@gen/data/node';
 *
 * async function load(): Promise<void> {
 *   const { train, test } = await cifar10();
 *   console.log(train.count, test.classes); // 50000 ['airplane', 'automobile', …]
 * }
 * ```
 */
export async function cifar10(options: FetchOptions = {}): Promise<TrainAndTest> {
  const path = await fetchSet('cifar10', publishedCifar10, options);
  const archive = join(path, publishedCifar10.files[0]!.file);
  const files = await tarFolder(fileSource(archive)).list();
  const batches = (name: RegExp): readonly Source[] =>
    files.filter((file) => name.test(file.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const part = (split: string, sources: readonly Source[]): Promise<Dataset> => {
    if (sources.length === 0) throw noBatches(archive, split);
    const { classes } = publishedCifar10;
    return imageDataset(allOf(sources), { name: 'cifar-10', split, classes });
  };
  return {
    train: await part('train', batches(/(^|\/)data_batch_\d\.bin$/)),
    test: await part('test', batches(/(^|\/)test_batch\.bin$/)),
  };
}

async function* allOf(sources: readonly Source[]): AsyncGenerator<DataRecord> {
  for (const source of sources) yield* cifarRecords(source);
}

const noBatches = (file: string, split: string): Error =>
  damaged({
    callee: 'cifar10',
    file,
    expected: `files of batches for ${split} in the archive, read`,
    offset: 0,
    got: 'none',
  });
