import { use } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../examples.js';
import { distributionTable } from './distribution-table.js';
import { distributionsPage } from './distributions-page.js';
import { drawDistribution } from './draw-distribution.js';
import { readExports, type Exported } from './exports-of.js';

const images = join(root, 'docs', 'images', 'distributions');
let exported: readonly Exported[];

beforeAll(async () => {
  exported = readExports()['']!;
  await use(nodeBackend({ prefer: 'wasm' }));
}, 120_000);

test('every distribution that is exported is on the page', () => {
  const distributions = exported.filter(
    ({ members, isFunction }) =>
      isFunction && ['family', 'sample', 'logProb'].every((each) => members.includes(each)),
  );
  expect(distributions.length).toBeGreaterThan(50);
  expect(Object.keys(distributionTable).sort()).toEqual(
    distributions.map(({ name }) => name).sort(),
  );
});

test('each has a sentence, an equation, parameters, a source and an example', () => {
  for (const { name, docstring, args } of exported.filter(
    (each) => each.name in distributionTable,
  )) {
    expect(docstring.summary, name).toMatch(/^[A-ZΧχ].{20,}\.$/su);
    expect(docstring.equation.length, name).toBeGreaterThan(0);
    expect(docstring.sources.length, name).toBeGreaterThan(0);
    expect(docstring.example, name).toContain(`${name}(`);
    expect(args.length, name).toBeGreaterThan(0);
    for (const { name: argument, text } of args) expect(text, `${name}: ${argument}`).not.toBe('');
  }
});

test('the page of the docs says what there is', async () => {
  const file = join(root, 'docs', 'distributions.md');
  const text = distributionsPage(exported);
  const page = await format(text, { ...(await resolveConfig(file)), filepath: file });
  await expect(page).toMatchFileSnapshot(file);
});

describe('pictures', () => {
  test.each(Object.entries(distributionTable))('%s is as it is drawn', async (name, entry) => {
    await expect(await drawDistribution(entry)).toMatchFileSnapshot(join(images, `${name}.svg`));
  });

  test('are one for each distribution, and small together', () => {
    const files = readdirSync(images);
    expect(files.sort()).toEqual(
      Object.keys(distributionTable)
        .map((name) => `${name}.svg`)
        .sort(),
    );
    const bytes = files.reduce((sum, file) => sum + statSync(join(images, file)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });
});
