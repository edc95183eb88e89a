import { describe, expect, test } from 'vitest';
import { cifarRecords } from '../cifar/cifar-records.js';
import { csvRecords } from '../csv/csv-records.js';
import { filesFolder } from '../folders/files-folder.js';
import { tarFolder } from '../folders/tar-folder.js';
import images from '../goldens/images.json' with { type: 'json' };
import npys from '../goldens/npy.json' with { type: 'json' };
import npzs from '../goldens/npz.json' with { type: 'json' };
import parquets from '../goldens/parquet.json' with { type: 'json' };
import tars from '../goldens/tar.json' with { type: 'json' };
import { idxRecords } from '../idx/idx-records.js';
import { imageRecords } from '../images/image-records.js';
import { npyRecords } from '../npy/npy-records.js';
import { parquetRecords } from '../parquet/parquet-records.js';
import { smilesLines } from '../smiles/smiles-lines.js';
import { drain, fromBase64 } from '../testing/files.js';
import { textLines } from '../text/text-lines.js';
import { parseNpz } from '../zip/parse-npz.js';
import { decodeImage } from './decode-image.js';

const file = (bytes: Uint8Array<ArrayBuffer> | string, name = 'file'): File =>
  new File([bytes], name);
const gzipped = async (text: string): Promise<File> => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new File([await new Response(stream).arrayBuffer()], 'file.gz');
};

describe('files of a page are read as those of Node are', () => {
  test('arrays', async () => {
    const idx = file(Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 7, 9));
    expect((await drain(idxRecords(idx))).map(({ data }) => data[0])).toEqual([7, 9]);
    const npy = npys.cases.find(({ name }) => name === 'Fortran order')!;
    const records = await drain(npyRecords(file(fromBase64(npy.file))));
    expect(records.flatMap(({ data }) => [...data])).toEqual(npy.data);
    for (const npz of [npzs.stored, npzs.deflated]) {
      const { x } = await parseNpz(file(fromBase64(npz)));
      expect([...x!.data]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }
  });

  test('tables, gzipped too', async () => {
    for (const table of [file('a,"b"\n1,2\n'), await gzipped('a,"b"\n1,2\n')]) {
      expect([...(await drain(csvRecords(table)))[0]!.data]).toEqual([1, 2]);
    }
    const numbers = file(fromBase64(parquets.files.numbers.file));
    const rows = await drain(parquetRecords(numbers, { columns: ['x', 'n'], label: 'label' }));
    expect(rows.map(({ data, label }) => [label, ...data])).toEqual([
      [2, 0.5, 1],
      [0, 1.5, 2],
      [1, -2, 3],
    ]);
  });

  test('texts, molecules and archives', async () => {
    expect(await drain(textLines(file('é\n🙂')))).toEqual(['é', '🙂']);
    expect(await drain(smilesLines(file('CCO ethanol\n')))).toMatchObject([{ name: 'ethanol' }]);
    const names = (await tarFolder(file(fromBase64(tars.pax))).list()).map(({ name }) => name);
    expect(names).toEqual(['a.txt', 'folder/b.txt', tars.long]);
  });

  test('colour images of CIFAR', async () => {
    const [record] = await drain(cifarRecords(file(new Uint8Array(3073).fill(5))));
    expect(record).toMatchObject({ label: 5, shape: [32, 32, 3] });
  });

  test('a file that is damaged is told by its name', async () => {
    await expect(drain(idxRecords(file('no digits', 'digits.idx')))).rejects.toThrow(
      'idxRecords: digits.idx: expected the magic number of an IDX file',
    );
  });
});

if ('createImageBitmap' in globalThis) {
  describe('a browser decodes images as Pillow does', () => {
    // A canvas keeps colours times opacity, so that those of the image with alpha are lost.
    const opaque = images.files.filter(({ name }) => name !== 'alpha.png');
    test.each(opaque.map((each) => [each.name, each] as const))('%s', async (_, each) => {
      const folder = filesFolder([file(fromBase64(each.file), each.name)]);
      const [record] = await drain(imageRecords(folder, { decode: decodeImage }));
      expect(record!.shape).toEqual([images.image.height, images.image.width, 3]);
      const apart = each.data.map((value, i) => Math.abs(value - record!.data[i]!));
      expect(Math.max(...apart)).toBeLessThanOrEqual(each.within);
    });

    test('an image that is cut off is told by its name', async () => {
      const cut = file(fromBase64(images.files[0]!.file).slice(0, 100), 'cut.png');
      await expect(
        drain(imageRecords(filesFolder([cut]), { decode: decodeImage })),
      ).rejects.toThrow('imageRecords: cut.png: expected a whole image at byte 0; got 100 bytes');
    });
  });
} else {
  test('decodeImage says what to use where there is no browser', async () => {
    await expect(decodeImage(new Uint8Array())).rejects.toThrow(
      'In Node, use decodeImage of @gen/data/sharp.',
    );
  });
}
