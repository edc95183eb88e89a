import { nodeBackend } from '@gen/backend-node';
import { use } from '@gen/core';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../examples.js';
import { readExports, type Exported } from './exports-of.js';
import { layerGroups } from './layer-table.js';
import { layersPage } from './layers-page.js';

let exported: readonly Exported[];

beforeAll(async () => {
  exported = readExports(undefined, ['nn/index'])['nn']!;
  await use(nodeBackend({ prefer: 'wasm' }));
}, 120_000);

test('everything that @gen/core/nn exports is on its page, once', () => {
  const shown = layerGroups.flatMap(({ entries }) => Object.keys(entries));
  expect([...shown].sort()).toEqual(exported.map(({ name }) => name).sort());
});

test('each has a sentence and an example', () => {
  for (const { name, docstring } of exported) {
    expect(docstring.summary, name).toMatch(/./);
    expect(docstring.example, name).toContain(name);
  }
});

test('the page of the docs says what there is', async () => {
  const file = join(root, 'docs', 'layers.md');
  const text = await layersPage(exported);
  const page = await format(text, { ...(await resolveConfig(file)), filepath: file });
  await expect(page).toMatchFileSnapshot(file);
});
