import type { PointDensity, Points } from '@gen/data';
import { dataTable, type Shown } from './data-table.js';
import type { Exported } from './exports-of.js';
import { body, code, docLink, facts, page, sources } from './markdown.js';

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings of \`@gen/data\`; a test
compares this page and its pictures with what they are made of. All of it is made from a key alone, without a
download, and is the same wherever it runs.`;

/** The page of the data that are made here. */
export function dataPage(exported: readonly Exported[]): string {
  const sections = Object.entries(dataTable).map(([name, shown]) => {
    const entry = exported.find((each) => each.name === name)!;
    return [`## ${name}`, ...body(entry), ...pictureOf(name, shown), factsOf(entry, shown)].join(
      '\n\n',
    );
  });
  return page('Data made here', [intro, ...sections]);
}

const pictureOf = (name: string, shown: Shown): string[] =>
  shown.kind === 'lines'
    ? [code(shown.lines().join('\n'))]
    : [`![${ALT[shown.kind]} of ${name}](images/data/${name}.svg)`];

const ALT = { points: 'Points', images: 'Images', series: 'Series' } as const;

function factsOf(entry: Exported, shown: Shown): string {
  const entropy = shown.kind === 'points' ? entropyOf(shown.points())?.toFixed(4) : undefined;
  return facts({
    'Made by': docLink(entry),
    Entropy: entropy === undefined ? undefined : `${entropy} nats`,
    Source: sources(entry),
  });
}

const entropyOf = (points: Points | PointDensity): number | undefined =>
  'entropy' in points ? points.entropy : undefined;
