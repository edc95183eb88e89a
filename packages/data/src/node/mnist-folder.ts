import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InputError } from '@gen/core';
import type { Dataset } from '../dataset.js';
import { parseIdx } from '../idx/parse-idx.js';
import { idxDataset, type NamedIdx } from '../idx/idx-dataset.js';
import { splitOf, type SplitName } from '../idx/split-of.js';
import type { Splits } from '../splits.js';
import { pathError } from './path-error.js';
import { fileSource } from './file-source.js';

const CALLEE = 'mnistFolder';
const IMAGES = /^(.*-)?(train|t10k|test|valid|validation)(-images)?[-.]idx[23]-ubyte(\.gz)?$/;
const LABELS = /^(.*-)?(train|t10k|test|valid|validation)-labels[-.]idx1-ubyte(\.gz)?$/;

/**
 * Reads a folder of IDX files under the names of MNIST (`train-images-idx3-ubyte`,
 * `train-labels.idx1-ubyte.gz`, `t10k-…`), or of binarized MNIST (`train-idx2-ubyte`, `valid-…`,
 * `test-…`); gzipped or not, labels or not.
 *
 * Where a file is there both plain and gzipped, the plain one is read. Rejects with an `InputError`
 * that names the file where the folder or a file is missing, unreadable, damaged, or not what its
 * name says.
 *
 * @example
 * ```ts
 * import { mnistFolder } from '@gen/data/node';
 *
 * async function countImages(path: string): Promise<number> {
 *   const { train, test } = await mnistFolder(path);
 *   return train.count + (test?.count ?? 0); // 70,000 for MNIST
 * }
 * ```
 */
export async function mnistFolder(path: string): Promise<Splits> {
  const names = await readdir(path).catch((error: unknown) => {
    throw pathError(CALLEE, path, 'a folder of IDX files', error);
  });
  const splits: Partial<Record<SplitName, Dataset>> = {};
  for (const split of ['train', 'validation', 'test'] as const) {
    const images = choose(names, IMAGES, split, path);
    if (images !== undefined) splits[split] = await readSplit(path, split, images, names);
  }
  if (splits.train === undefined) throw noTraining(path, names);
  return splits as Splits;
}

async function readSplit(
  path: string,
  split: SplitName,
  images: string,
  names: readonly string[],
): Promise<Dataset> {
  const labels = choose(names, LABELS, split, path);
  return idxDataset({
    callee: CALLEE,
    name: basename(resolve(path)),
    split,
    images: await read(path, images),
    labels: labels === undefined ? undefined : await read(path, labels),
  });
}

const read = async (path: string, name: string): Promise<NamedIdx> => ({
  idx: await parseIdx(fileSource(join(path, name)), { name }),
  name,
});

/** The one file of a split whose name matches, plain rather than gzipped. */
function choose(
  names: readonly string[],
  pattern: RegExp,
  split: SplitName,
  path: string,
): string | undefined {
  const matches = names.filter((name) => pattern.test(name) && splitOf(name) === split);
  const plain = matches.filter(
    (name) => !matches.includes(name.replace(/\.gz$/, '')) || !name.endsWith('.gz'),
  );
  if (plain.length < 2) return plain[0];
  throw new InputError({
    callee: CALLEE,
    argument: path,
    expected: `the files of one data set`,
    got: plain.join(', '),
    remedy: 'Move each data set to a folder of its own.',
  });
}

const noTraining = (path: string, names: readonly string[]): InputError =>
  new InputError({
    callee: CALLEE,
    argument: path,
    expected: 'train-images-idx3-ubyte or train-images-idx3-ubyte.gz in the folder',
    got:
      names.length === 0
        ? 'an empty folder'
        : `${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`,
    remedy: 'Give the folder of MNIST as it is published.',
  });
