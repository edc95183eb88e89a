import { use } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';
import { closedFormKls } from '@gen/core/divergences';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../examples.js';
import { bijectorTable } from './bijector-table.js';
import { bijectorsPage, logDet } from './bijectors-page.js';
import { closedFormTable } from './closed-form-kls.js';
import { distributionTable } from './distribution-table.js';
import { distributionsPage } from './distributions-page.js';
import { divergenceGroups, divergencesPage } from './divergences-page.js';
import { readExports, type Exported } from './exports-of.js';
import { namesOf } from './listed.js';
import { boundGroups, estimatorGroups, objectivesPage } from './objectives-page.js';

let exported: Readonly<Record<string, readonly Exported[]>>;

beforeAll(async () => {
  exported = readExports();
  await use(nodeBackend({ prefer: 'wasm' }));
}, 120_000);

const isOfTwo = (pair: string): boolean => pair.split(', ')[0] === pair.split(', ')[1];

const expectPage = async (name: string, text: string): Promise<void> => {
  const file = join(root, 'docs', `${name}.md`);
  const page = await format(text, { ...(await resolveConfig(file)), filepath: file });
  await expect(page).toMatchFileSnapshot(file);
};

test('every distribution that is exported is on the page', () => {
  const distributions = exported['']!.filter(
    ({ members, isFunction }) =>
      isFunction && ['family', 'sample', 'logProb'].every((each) => members.includes(each)),
  );
  expect(distributions.length).toBeGreaterThan(50);
  expect(Object.keys(distributionTable).sort()).toEqual(
    distributions.map(({ name }) => name).sort(),
  );
});

test('the README of the package names every distribution and bijector', () => {
  const readme = readFileSync(join(root, 'packages', 'core', 'README.md'), 'utf8');
  for (const name of [...Object.keys(distributionTable), ...Object.keys(bijectorTable)]) {
    expect(readme, name).toMatch(new RegExp(`\`${name}\\b`));
  }
});

test('each has a sentence, an equation, parameters, a source and an example', () => {
  for (const { name, docstring, args } of exported['']!.filter(
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

test.each([
  ['bijectors', Object.keys(bijectorTable)],
  ['divergences', namesOf(divergenceGroups)],
  ['bounds', namesOf(boundGroups)],
  ['estimators', namesOf(estimatorGroups)],
])('all of @gen/core/%s is on its page, once', (entry, names) => {
  expect([...names].sort()).toEqual(exported[entry]!.map(({ name }) => name).sort());
});

test('each has a sentence', () => {
  for (const entry of ['bijectors', 'divergences', 'bounds', 'estimators']) {
    for (const { name, docstring } of exported[entry]!) {
      expect(docstring.summary, name).toMatch(/.{20,}/s);
    }
  }
});

test('each bijector has its log-determinant, and an inverse where it is said to have one', () => {
  for (const [name, entry] of Object.entries(bijectorTable)) {
    const shown = exported['bijectors']!.find((each) => each.name === name)!;
    expect(logDet({ entry, exported: shown }), name).toMatch(/./);
    if (entry.make) expect('inverse' in entry.make(), name).toBe(entry.inverse !== 'none');
  }
});

test('every closed form that is known is in the table, with what it is', () => {
  const rows = closedFormTable();
  expect(rows.flatMap(({ pairs }) => pairs).sort()).toEqual(closedFormKls().sort());
  for (const { pairs, form, where } of rows) {
    expect(`${form}${where}`, `${pairs}`).toMatch(/.{8,}/);
    const families = [0, 1].map((side) => new Set(pairs.map((pair) => pair.split(', ')[side])));
    expect(families.some(({ size }) => size === 1) || pairs.every(isOfTwo)).toBe(true);
  }
});

describe('the pages of the docs say what there is', () => {
  test('distributions', () => expectPage('distributions', distributionsPage(exported['']!)));
  test('bijectors', () => expectPage('bijectors', bijectorsPage(exported['bijectors']!)));
  test('divergences', () => expectPage('divergences', divergencesPage(exported['divergences']!)));
  test('bounds and estimators', () =>
    expectPage('objectives', objectivesPage([...exported['bounds']!, ...exported['estimators']!])));
});
