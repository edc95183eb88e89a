import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../examples.js';
import { readExports, type Exported } from './exports-of.js';
import { errorOf, metricsPage } from './metrics-page.js';
import { metricGroups, tools } from './metrics-table.js';

let exported: readonly Exported[];

beforeAll(() => {
  exported = readExports(undefined, ['metrics/index'])['metrics']!;
}, 120_000);

test('all of @gen/core/metrics is on its page, once', () => {
  const names = metricGroups.flatMap(({ metrics }) => Object.keys(metrics));
  expect(names.sort()).toEqual(exported.map(({ name }) => name).sort());
});

test('each has a sentence and an example; each score an equation and a source', () => {
  for (const { name, docstring } of exported) {
    expect(docstring.summary, name).toMatch(/.{20,}/s);
    expect(docstring.example, name).toContain(`${name}(`);
    if (tools.includes(name)) continue;
    expect(docstring.equation.length, name).toBeGreaterThan(0);
    expect(docstring.sources.length, name).toBeGreaterThan(0);
  }
});

test('which numbers come with a standard error is read from their types', () => {
  const of = (name: string) => errorOf(exported.find((each) => each.name === name)!);
  expect(of('kernelDistance')).toBe('yes');
  expect(of('precisionRecall')).toBe('of `precision`, `recall`');
  expect(of('essBulk')).toBe('no');
});

test('the page of the docs says what there is', async () => {
  const file = join(root, 'docs', 'metrics.md');
  const text = metricsPage(exported);
  const page = await format(text, { ...(await resolveConfig(file)), filepath: file });
  await expect(page).toMatchFileSnapshot(file);
});
