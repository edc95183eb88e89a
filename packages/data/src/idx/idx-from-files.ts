import { InputError } from '@gen/core';
import type { Dataset } from '../dataset.js';
import type { Splits } from '../splits.js';
import { idxDataset, type NamedIdx } from './idx-dataset.js';
import { parseIdx } from './parse-idx.js';
import { splitOf, type SplitName } from './split-of.js';

const CALLEE = 'idxFromFiles';

/**
 * Makes a data set of dropped or chosen IDX files, gzipped or not, in any order.
 *
 * What a file is follows from its content: one axis is labels, more are images; labels go with the
 * images of which there are as many. Which split it is follows from its name (`train`, `t10k`,
 * `test`, `valid`), else from its size: the most images are for training.
 *
 * @example
 * ```ts
 * import { idxFromFiles } from '@gen/data';
 *
 * // In a page: files of an <input type="file" multiple>.
 * const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 9, 8, 7, 6);
 * const { train } = await idxFromFiles([new File([images], 'train-images-idx3-ubyte')]);
 * console.log(train.count, train.height, train.width); // 1 2 2
 * ```
 */
export async function idxFromFiles(files: Iterable<File>): Promise<Splits> {
  const parsed: NamedIdx[] = [];
  for (const file of files) {
    parsed.push({ name: file.name, idx: await parseIdx(file, { name: file.name }) });
  }
  const images = parsed.filter(({ idx }) => idx.shape.length > 1);
  const labels = parsed.filter(({ idx }) => idx.shape.length === 1);
  if (images.length === 0) throw noImages(parsed);
  const pairs = pair(images, labels);
  const splits: Partial<Record<SplitName, Dataset>> = {};
  for (const [split, set] of assign(images)) {
    const parts = { callee: CALLEE, name: baseName(set.name), split, images: set };
    splits[split] = idxDataset({ ...parts, labels: pairs.get(set) });
  }
  return splits as Splits;
}

/** Finds the images of each file of labels. */
function pair(
  images: readonly NamedIdx[],
  labels: readonly NamedIdx[],
): ReadonlyMap<NamedIdx, NamedIdx> {
  const pairs = new Map<NamedIdx, NamedIdx>();
  for (const file of labels) {
    const free = images.filter((set) => !pairs.has(set));
    const alike = free.filter((set) => set.idx.shape[0] === file.idx.shape[0]);
    const named = alike.find((set) => splitOf(set.name) === splitOf(file.name));
    const set = named ?? alike[0];
    if (set === undefined) throw unpaired(file, free);
    pairs.set(set, file);
  }
  return pairs;
}

/** Gives each file of images a split, one of them `train`. */
function assign(images: readonly NamedIdx[]): readonly (readonly [SplitName, NamedIdx])[] {
  const bySize = [...images].sort((a, b) => b.idx.shape[0]! - a.idx.shape[0]!);
  const taken = new Map<SplitName, NamedIdx>();
  for (const set of bySize) {
    const hint = splitOf(set.name);
    if (hint === undefined) continue;
    if (taken.has(hint)) throw twice(hint, taken.get(hint)!, set);
    taken.set(hint, set);
  }
  for (const set of bySize) {
    if (splitOf(set.name) !== undefined) continue;
    const free = (['train', 'test', 'validation'] as const).find((split) => !taken.has(split));
    if (free === undefined) throw twice('train', taken.get('train')!, set);
    taken.set(free, set);
  }
  if (taken.has('train')) return [...taken];
  const [first, ...others] = [...taken];
  return [['train', first![1]], ...others];
}

const baseName = (name: string): string =>
  name.replace(/[-.]?(idx\d)?[-.]?(ubyte)?(\.gz)?$/, '').replace(/-?images$/, '') || name;

function noImages(files: readonly NamedIdx[]): InputError {
  const names = files.map(({ name }) => name).join(', ');
  return new InputError({
    callee: CALLEE,
    argument: 'files',
    expected: 'a file of images (IDX with two or three axes)',
    got: files.length === 0 ? 'no file' : `labels only (${names})`,
    remedy: 'Add the file of images.',
  });
}

function unpaired(labels: NamedIdx, images: readonly NamedIdx[]): InputError {
  const counts = images.map(({ name, idx }) => `${idx.shape[0]} for ${name}`);
  return new InputError({
    callee: CALLEE,
    argument: labels.name,
    expected:
      counts.length === 0
        ? 'images to go with'
        : `as many labels as images: ${counts.join(' or ')}`,
    got: `${labels.idx.shape[0]} labels`,
    remedy: 'Take images and labels from the same split.',
  });
}

const twice = (split: SplitName, first: NamedIdx, second: NamedIdx): InputError =>
  new InputError({
    callee: CALLEE,
    argument: second.name,
    expected: `one file of images for the split ${split}`,
    got: `a second one beside ${first.name}`,
    remedy: 'Give the files of one data set.',
  });
