import type { DataRecord } from '../records/data-record.js';
import { openCursor, type Cursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { cifar10Format, type CifarFormat } from './cifar-formats.js';

/** How {@link cifarRecords} reads. */
export interface CifarRecordsOptions {
  /** What the file is called in errors; its own name where it is not given. */
  readonly name?: string;
  /** Which of the formats; `cifar10Format` where it is not given. */
  readonly format?: CifarFormat;
}

const SIDE = 32;
const PIXELS = SIDE * SIDE;

/**
 * Reads a binary file of CIFAR-10 or CIFAR-100, gzipped or not: images `[32, 32, 3]`, red, green and
 * blue of a pixel together, with their labels.
 *
 *     label (CIFAR-100: coarse label, fine label) | 1024 red | 1024 green | 1024 blue, of each image
 *
 * (A. Krizhevsky 2009, "Learning multiple layers of features from tiny images",
 * https://www.cs.toronto.edu/~kriz/cifar.html.) A label out of range, or an end in the middle of an
 * image, is an `InputError` with the byte.
 *
 * @example
 * ```ts
 * import { cifar100Format, cifarRecords } from '@gen/data';
 *
 * const file = new Uint8Array(3074).fill(19); // one grey image: coarse label 19, fine label 19
 * for await (const { shape, label } of cifarRecords(file, { format: cifar100Format })) {
 *   console.log(shape, label); // [32, 32, 3] 19
 * }
 * ```
 */
export async function* cifarRecords(
  input: SourceLike,
  { name, format = cifar10Format }: CifarRecordsOptions = {},
): AsyncGenerator<DataRecord, void, undefined> {
  const cursor = openCursor(toSource(input, name), 'cifarRecords');
  try {
    for (;;) {
      const offset = cursor.offset();
      const labels = await cursor.upTo(format.labels.length);
      if (labels.length === 0 && offset > 0) return;
      if (labels.length < format.labels.length) throw noLabel(cursor, offset);
      checkLabels(labels, format, cursor, offset);
      const planes = await cursor.take(3 * PIXELS, 'an image');
      yield { shape: [SIDE, SIDE, 3], data: interleaved(planes), label: labels.at(-1)! };
    }
  } finally {
    await cursor.close();
  }
}

function interleaved(planes: Uint8Array): Uint8Array {
  const image = new Uint8Array(planes.length);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      image[3 * pixel + channel] = planes[PIXELS * channel + pixel]!;
    }
  }
  return image;
}

const noLabel = ({ callee, file }: Cursor, offset: number): Error =>
  damaged({
    callee,
    file,
    expected: 'the label of an image',
    offset,
    got: offset === 0 ? 'an empty file' : 'the end of the file',
  });

function checkLabels(
  labels: Uint8Array,
  format: CifarFormat,
  { callee, file }: Cursor,
  offset: number,
): void {
  format.labels.forEach(({ kind, count }, i) => {
    if (labels[i]! < count) return;
    throw damaged({
      callee,
      file,
      expected: `${kind} from 0 to ${count - 1}`,
      offset: offset + i,
      got: `${labels[i]}`,
      remedy: `Give a binary file of ${format.name}.`,
    });
  });
}
