import { nodeBackend } from '@gen/backend-node';
import { use } from '@gen/core';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../examples.js';
import { dataPage } from './data-page.js';
import { dataTable } from './data-table.js';
import { drawData } from './draw-data.js';
import { readExports, type Exported } from './exports-of.js';

let exported: readonly Exported[];

beforeAll(async () => {
  exported = readExports(join(root, 'packages', 'data', 'src'), ['index'])['']!;
  await use(nodeBackend({ prefer: 'wasm' }));
}, 120_000);

/** Folders of `@gen/data` in which data are made, not read. */
const MADE =
  /data\/src\/(points|bars|digits|sprites|faces|domains|sentences|molecules|small-graphs|series)\//;

test('everything that is made is on the page', () => {
  const made = exported.filter(({ file, isFunction }) => isFunction && MADE.test(file));
  expect(Object.keys(dataTable).sort()).toEqual(made.map(({ name }) => name).sort());
});

test('the page of the docs says what there is', async () => {
  const file = join(root, 'docs', 'data.md');
  const page = await format(dataPage(exported), { ...(await resolveConfig(file)), filepath: file });
  await expect(page).toMatchFileSnapshot(file);
});

describe('pictures', () => {
  const drawn = Object.entries(dataTable).filter(([, { kind }]) => kind !== 'lines');
  test.each(drawn)('%s are as they are drawn', async (name, shown) => {
    const file = join(root, 'docs', 'images', 'data', `${name}.svg`);
    await expect(await drawData(shown)).toMatchFileSnapshot(file);
  });
});
