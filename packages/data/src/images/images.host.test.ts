import { readerLaws } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { filesFolder } from '../folders/files-folder.js';
import golden from '../goldens/images.json' with { type: 'json' };
import { imageDataset } from '../records/image-dataset.js';
import { decodeImage } from '../sharp/decode-image.js';
import { bytesSource } from '../sources/bytes-source.js';
import { concat, drain, fromBase64, fromText } from '../testing/files.js';
import { cropImage } from './crop-image.js';
import { grayscaleImage } from './grayscale-image.js';
import { imageClasses, imageRecords, type ImageRecordsOptions } from './image-records.js';
import { imageSize } from './image-size.js';
import { resizeImage } from './resize-image.js';

const { height, width } = golden.image;
const image = { height, width, channels: 3, data: Uint8Array.from(golden.image.data) };
const cases = golden.files.map((each) => [each.name, each] as const);

describe('images are decoded as Pillow does', () => {
  test.each(cases)('%s', async (_, { file, data, within }) => {
    const pixels = await decodeImage(fromBase64(file));
    expect([pixels.height, pixels.width, pixels.channels]).toEqual([height, width, 3]);
    const apart = data.map((value, i) => Math.abs(value - pixels.data[i]!));
    expect(Math.max(...apart)).toBeLessThanOrEqual(within);
  });

  test.each(cases)('%s tells its size before it is decoded', (_, { file }) => {
    expect(imageSize(fromBase64(file))).toEqual({ height, width });
  });
});

describe('resizing is Pillow’s, but for the rounding between rows and columns', () => {
  test.each(golden.resized.map((each) => [each.expression, each] as const))('%s', (_, each) => {
    const resized = resizeImage(image, each);
    expect([resized.height, resized.width]).toEqual([each.height, each.width]);
    const apart = each.data.map((value, i) => Math.abs(value - resized.data[i]!));
    // Where the image becomes wider and lower, Pillow takes columns first, and rounds those.
    const columnsFirst = each.height < height && each.width > width;
    expect(Math.max(...apart)).toBe(columnsFirst ? 1 : 0);
  });
});

test('grey is Pillow’s, byte for byte', () => {
  expect([...grayscaleImage(image).data]).toEqual(golden.grey.data);
  expect(() => grayscaleImage({ ...image, channels: 2 })).toThrow(
    'expected 1 or 3 channels; got 2',
  );
});

describe('cropping', () => {
  const numbered = {
    height: 3,
    width: 4,
    channels: 1,
    data: Uint8Array.from({ length: 12 }, (_, i) => i),
  };

  test('keeps the middle', () => {
    expect([...cropImage(numbered, { height: 1, width: 2 }).data]).toEqual([5, 6]);
  });

  test('keeps the part that is asked for', () => {
    expect([...cropImage(numbered, { height: 2, top: 1, left: 2 }).data]).toEqual([6, 7, 10, 11]);
  });

  test('of more than there is is an error', () => {
    expect(() => cropImage(numbered, { height: 4 })).toThrow(
      'cropImage: options: expected a part of an image of 3 × 4; got 4 × 4 from row 0 and column 0 on. Resize',
    );
  });
});

const named = (path: string, bytes: Uint8Array = fromBase64(golden.files[0]!.file)): File => {
  const file = new File([bytes as BlobPart], path.split('/').at(-1)!);
  Object.defineProperty(file, 'webkitRelativePath', { value: `chosen/${path}` });
  return file;
};
const decode = decodeImage;

describe('a folder of images', () => {
  const folder = filesFolder(
    ['dogs/b.png', 'cats/z.PNG', 'dogs/a.png', 'readme.txt', '.hidden/x.png', 'cats/.y.png'].map(
      (path) => named(path),
    ),
  );

  test('is read in the order of paths, labelled by folders', async () => {
    const records = await drain(imageRecords(folder, { decode }));
    expect(records.map(({ name, label, shape }) => [name, label, shape])).toEqual([
      ['cats/z.PNG', 0, [7, 9, 3]],
      ['dogs/a.png', 1, [7, 9, 3]],
      ['dogs/b.png', 1, [7, 9, 3]],
    ]);
    expect(await imageClasses(folder)).toEqual(['cats', 'dogs']);
  });

  test('becomes a data set of images of one size', async () => {
    const options: ImageRecordsOptions = {
      decode,
      classes: ['dogs', 'cats'],
      transform: (each) =>
        grayscaleImage(resizeImage(cropImage(each, { height: 6 }), { height: 4 })),
    };
    const dataset = await imageDataset(imageRecords(folder, options), {
      name: 'pets',
      classes: ['dogs', 'cats'],
    });
    expect(dataset).toMatchObject({ count: 3, height: 4, width: 4, channels: 1, split: 'train' });
    expect([...dataset.labels!]).toEqual([1, 0, 0]);
  });

  test('of a class that is not named is an error', async () => {
    await expect(drain(imageRecords(folder, { decode, classes: ['cats'] }))).rejects.toThrow(
      'imageRecords: dogs/a.png: expected a folder of one of the classes (cats) at byte 0; got dogs.',
    );
  });
});

/** A PNG that declares a size; its checksum is left wrong, as what reads only the size does not care. */
const declaring = (size: number): Uint8Array => {
  const png = fromBase64(golden.files[0]!.file);
  new DataView(png.buffer).setUint32(16, size);
  return png;
};
const [png, jpeg, webp] = ['rgb.png', 'colour.jpg', 'lossless.webp'].map((name) =>
  fromBase64(golden.files.find((each) => each.name === name)!.file),
);

readerLaws({
  name: 'imageRecords',
  read: (file, name) =>
    drain(
      imageRecords(
        { name: 'folder', list: () => Promise.resolve([bytesSource(file, `${name}.png`)]) },
        { decode, maxBytes: 2 ** 20 },
      ),
    ),
  files: Object.fromEntries(golden.files.map(({ name, file }) => [name, fromBase64(file)])),
  damaged: [
    {
      what: 'an empty file',
      file: new Uint8Array(),
      says: 'the start of a PNG, JPEG or WebP image at byte 0; got an empty file',
    },
    { what: 'another kind of file', file: fromText('GIF89a, perhaps'), says: 'got 47 49 46 38' },
    {
      what: 'a PNG that is cut off',
      file: png!.subarray(0, 100),
      says: 'a whole image at byte 0; got 100 bytes that do not decode',
    },
    {
      what: 'a PNG that is cut off in its header',
      file: png!.subarray(0, 18),
      says: 'the start of a PNG',
    },
    {
      what: 'a JPEG that is cut off',
      file: jpeg!.subarray(0, jpeg!.length - 60),
      says: 'a whole image at byte 0',
    },
    {
      what: 'a JPEG without an image',
      file: jpeg!.subarray(0, 30),
      says: 'the start of a PNG, JPEG or WebP image',
    },
    {
      what: 'a WebP that is cut off',
      file: webp!.subarray(0, 60),
      says: 'a whole image at byte 0',
    },
    {
      what: 'a PNG of a huge size',
      file: declaring(2 ** 31 - 1),
      says: 'a size of 1 to 67108864 pixels at byte 0; got 2147483647 × 7',
    },
    { what: 'a PNG of no size', file: declaring(0), says: 'got 0 × 7' },
    {
      what: 'a PNG of a size that is not its own',
      file: declaring(8),
      says: 'a whole image at byte 0',
    },
    {
      what: 'a file beyond maxBytes',
      file: concat(png!, new Uint8Array(2 ** 20)),
      says: 'expected the end of the file at byte 1048576',
    },
  ],
  mutations: 60,
});
