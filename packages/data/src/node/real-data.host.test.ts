import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, type TestContext } from 'vitest';
import { csvRecords } from '../csv/csv-records.js';
import { gather } from '../records/gather.js';
import { fileSource } from './file-source.js';
import { mnistFolder } from './mnist-folder.js';

const beside = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const data = process.env['GEN_DATA'] ?? beside;

function found(name: string, { skip }: TestContext): string {
  const folder = join(data, name);
  if (!existsSync(folder)) skip(`no ${folder}: name the folder of real data in GEN_DATA`);
  return folder;
}

const share = (numbers: Uint8Array, test: (value: number) => boolean): number =>
  numbers.reduce((count, value) => count + (test(value) ? 1 : 0), 0) / numbers.length;

describe('real data', () => {
  test('MNIST has 60,000 and 10,000 labelled digits', async (context) => {
    const { train, test: held } = await mnistFolder(found('mnist', context));
    expect([train.count, train.height, train.width, held?.count]).toEqual([60_000, 28, 28, 10_000]);
    expect([...train.labels!.subarray(0, 8)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3]);
    expect([...held!.labels!.subarray(0, 8)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9]);
    expect(train.classes).toHaveLength(10);
    const mean = train.images.reduce((sum, value) => sum + value, 0) / train.images.length / 255;
    expect(mean).toBeCloseTo(0.1307, 4); // as every tutorial normalises it
  });

  test('binarized MNIST is black and white in three splits', async (context) => {
    const splits = await mnistFolder(found('binarized-mnist', context));
    const { train, validation, test: held } = splits;
    expect([train.count, validation?.count, held?.count]).toEqual([50_000, 10_000, 10_000]);
    expect([held?.height, held?.width]).toEqual([28, 28]);
    expect(share(held!.images, (value) => value === 0 || value === 255)).toBe(1);
  });

  test.for([
    ['nltcs', 'train', 16_181, 16],
    ['mushrooms', 'test', 5624, 112],
  ] as const)('%s, a table of bits', async ([name, split, count, columns], context) => {
    const path = join(found('density', context), `${name}.${split}.csv.gz`);
    const table = await gather(csvRecords(fileSource(path), { header: false }));
    expect(table.shape).toEqual([count, columns]);
    expect(table.data.every((value) => value === 0 || value === 1)).toBe(true);
  });
});
