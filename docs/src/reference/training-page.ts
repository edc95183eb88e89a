import type { Exported } from './exports-of.js';
import { fileOf, schedulePictures } from './draw-schedules.js';
import { docLink, page, sources, table } from './markdown.js';
import { optimizerGroups, scheduleGroups, type TrainingGroup } from './training-table.js';

/** Expressions of the peers that tests compare with, by the name of the instance. */
type Goldens = Readonly<Record<string, { readonly expression: string }>>;

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings of \`@gen/core/train\` and
the goldens of its tests; a test compares this page with what it is made of. Each docstring has an example that is run.`;

const tested = `What ours is compared with, step by step, on every engine. An option that is not named has its default, in
ours and in theirs.`;

/** The page of optimizers and schedules, from what their entry exports and what tests compare with. */
export function trainingPage(
  exported: readonly Exported[],
  goldens: { readonly optimizers: Goldens; readonly schedules: Goldens },
): string {
  const show = ({ title, text, names, inWords = false }: TrainingGroup): string[] => [
    `## ${title}`,
    text,
    table(
      ['name', 'what it does', 'source'],
      names.map((name) =>
        row(
          exported.find((each) => each.name === name)!,
          inWords,
        ),
      ),
    ),
  ];
  const pictures = Object.keys(schedulePictures).map(
    (name) => `![Schedules: ${name}](images/schedules/${fileOf(name)})`,
  );
  return page('Optimizers and schedules', [
    intro,
    ...optimizerGroups.flatMap(show),
    ...scheduleGroups.flatMap((group, i) => [...show(group), ...(i === 0 ? pictures : [])]),
    '## What they equal',
    tested,
    ...Object.values(goldens).map((cases) =>
      table(
        ['instance', 'equals'],
        Object.entries(cases).map(([name, { expression }]) => [name, `\`${expression}\``]),
      ),
    ),
  ]);
}

const row = (each: Exported, inWords: boolean): string[] => [
  docLink(each),
  inWords ? each.docstring.summary : equationOf(each),
  sources(each),
];

/** The equation, or the first sentence where there is none. */
const equationOf = ({ docstring: { equation, summary } }: Exported): string =>
  equation.length === 0
    ? summary
    : equation.map((line) => `\`${line.trim().replace(/\s+/g, ' ')}\``).join('<br>');
