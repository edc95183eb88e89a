import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../examples.js';
import { drawSchedules, fileOf, schedulePictures } from './draw-schedules.js';
import { readExports, type Exported } from './exports-of.js';
import { trainingPage } from './training-page.js';
import { optimizerGroups, scheduleGroups } from './training-table.js';

let exported: readonly Exported[];

beforeAll(() => {
  exported = readExports()['train']!;
}, 120_000);

const namesIn = (folder: RegExp): string[] =>
  exported
    .filter(({ file, isFunction }) => isFunction && folder.test(file))
    .map(({ name }) => name);

test.each([
  ['optimizer', optimizerGroups, /train\/optimizers\//],
  ['schedule', scheduleGroups, /train\/(schedules\/|power-decay)/],
] as const)('every %s that is exported is on the page, once', (_, groups, folder) => {
  expect(groups.flatMap(({ names }) => names).sort()).toEqual(namesIn(folder).sort());
});

test('each optimizer has an equation and a source', () => {
  for (const name of optimizerGroups[0]!.names) {
    const { docstring } = exported.find((each) => each.name === name)!;
    expect(docstring.equation.length, name).toBeGreaterThan(0);
    expect(docstring.sources.length, name).toBeGreaterThan(0);
  }
});

test('the page of the docs says what there is', async () => {
  const goldensOf = (folder: string) =>
    (
      JSON.parse(
        readFileSync(
          join(root, 'packages/core/src/train', folder, 'goldens', `${folder}.json`),
          'utf8',
        ),
      ) as { readonly cases: Readonly<Record<string, { readonly expression: string }>> }
    ).cases;
  const goldens = { optimizers: goldensOf('optimizers'), schedules: goldensOf('schedules') };
  const file = join(root, 'docs', 'training.md');
  const text = trainingPage(exported, goldens);
  const page = await format(text, { ...(await resolveConfig(file)), filepath: file });
  await expect(page).toMatchFileSnapshot(file);
});

test.each(Object.entries(schedulePictures))(
  'the picture of %s is as it is drawn',
  (name, schedules) =>
    expect(drawSchedules(schedules)).toMatchFileSnapshot(
      join(root, 'docs', 'images', 'schedules', fileOf(name)),
    ),
);
