import type { Folder } from '../folders/folder.js';
import type { DataRecord } from '../records/data-record.js';
import { openCursor } from '../sources/cursor.js';
import { damaged } from '../sources/damaged.js';
import type { Source } from '../sources/source.js';
import { decodeChecked, MOST_PIXELS } from './decode-checked.js';
import type { ImageDecoder, Pixels } from './pixels.js';

/** How {@link imageRecords} reads. */
export interface ImageRecordsOptions {
  /** What decodes images: `decodeImage` of `@gen/data/sharp` in Node, of `@gen/data/web` in a page. */
  readonly decode: ImageDecoder;
  /** What is done to each image: `resizeImage`, `cropImage`, `grayscaleImage`, or your own. */
  readonly transform?: (image: Pixels) => Pixels;
  /** Names of the classes, in the order of their labels; those of {@link imageClasses} elsewise. */
  readonly classes?: readonly string[];
  /** The most pixels that an image may declare; 2²⁶ where it is not given. */
  readonly maxPixels?: number;
  /** The most bytes that a file may have; 256 MiB where it is not given. */
  readonly maxBytes?: number;
}

const CALLEE = 'imageRecords';
const MOST_FILE_BYTES = 2 ** 28;

/**
 * Reads a folder of PNG, JPEG and WebP images, each labelled by the folder that it lies in: uint8
 * `[height, width, channels]`, called by their paths.
 *
 *     cats/1.png cats/2.jpg dogs/1.webp    labels 0 0 1
 *
 * In the order of paths (by their code units), so that it is the same on every machine; files with
 * other endings, and hidden ones, are left out; images that lie in no folder have no label. An image that
 * is damaged or declares too many pixels is an `InputError` that names it.
 *
 * @example
 * ```ts
 * import { cropImage, imageDataset, imageRecords, resizeImage, type Dataset } from '@gen/data';
 * import { folderSource } from '@gen/data/node';
 * import { decodeImage } from '@gen/data/sharp';
 *
 * function faces(path: string): Promise<Dataset> {
 *   const records = imageRecords(folderSource(path), {
 *     decode: decodeImage,
 *     transform: (image) => resizeImage(cropImage(image, { height: 160, width: 160 }), { height: 64 }),
 *   });
 *   return imageDataset(records, { name: 'faces' });
 * }
 * ```
 */
export async function* imageRecords(
  folder: Folder,
  options: ImageRecordsOptions,
): AsyncGenerator<DataRecord, void, undefined> {
  const files = await imagesOf(folder);
  const classes = options.classes ?? classesOf(files);
  for (const file of files) {
    const pixels = await read(file, options);
    const { height, width, channels, data } = options.transform?.(pixels) ?? pixels;
    const record = { shape: [height, width, channels], data, name: file.name };
    const folderName = classOf(file);
    if (folderName === undefined) {
      yield record;
      continue;
    }
    const label = classes.indexOf(folderName);
    if (label === -1) throw unknownClass(file, folderName, classes);
    yield { ...record, label };
  }
}

/**
 * Names of the classes of a folder of images: the folders within it that hold images, in order.
 *
 * @example
 * ```ts
 * import { filesFolder, imageClasses } from '@gen/data';
 *
 * // In a page: files of an <input type="file" webkitdirectory multiple>.
 * console.log(await imageClasses(filesFolder([]))); // []
 * ```
 */
export async function imageClasses(folder: Folder): Promise<readonly string[]> {
  return classesOf(await imagesOf(folder));
}

async function imagesOf(folder: Folder): Promise<readonly Source[]> {
  const files = (await folder.list()).filter(
    ({ name }) => /\.(png|jpe?g|webp)$/i.test(name) && !/(^|\/)(\.|__MACOSX\/)/.test(name),
  );
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const classesOf = (files: readonly Source[]): readonly string[] =>
  [...new Set(files.flatMap((file) => classOf(file) ?? []))].sort();

/** The folder that an image lies in. */
const classOf = ({ name }: Source): string | undefined => name.split('/').at(-2);

async function read(
  source: Source,
  { decode, maxPixels = MOST_PIXELS, maxBytes = MOST_FILE_BYTES }: ImageRecordsOptions,
): Promise<Pixels> {
  const cursor = openCursor(source, CALLEE);
  try {
    const bytes = await cursor.upTo(maxBytes);
    await cursor.end(`the ${maxBytes} bytes that maxBytes allows`);
    return await decodeChecked(bytes, { callee: CALLEE, file: source.name, decode, maxPixels });
  } finally {
    await cursor.close();
  }
}

const unknownClass = (file: Source, got: string, classes: readonly string[]): Error =>
  damaged({
    callee: CALLEE,
    file: file.name,
    expected: `a folder of one of the classes (${classes.slice(0, 20).join(', ')})`,
    offset: 0,
    got,
    remedy: 'Name all folders in classes.',
  });
