import type { Exported } from './exports-of.js';
import {
  argumentList,
  body,
  code,
  docLink,
  facts,
  page,
  returned,
  sources,
  table,
} from './markdown.js';
import { metricGroups } from './metrics-table.js';

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings and types of \`@gen/core/metrics\`; a
test compares this page with what it is made of, and each example is run.`;

const notation = `A standard error (±) is that of independent examples: it tells how the number would vary with other ones,
not how far it is off by a bias. [x] is 1 where x is so and 0 elsewhere.`;

/** The page of metrics, from what their entry exports. */
export function metricsPage(exported: readonly Exported[]): string {
  const groups = metricGroups.flatMap(({ title, text, metrics }) => {
    const shown = Object.entries(metrics).map(
      ([name, kind]) => [exported.find((each) => each.name === name)!, kind] as const,
    );
    return [
      `## ${title}`,
      text,
      table(
        ['name', 'what it is', 'standard error', 'source'],
        shown.map(([each, kind]) => [docLink(each), kind, errorOf(each), sources(each)]),
      ),
      ...shown.flatMap(([each, kind]) => section(each, kind)),
    ];
  });
  return page('Metrics', [intro, notation, ...groups]);
}

function section(each: Exported, kind: string): string[] {
  const { name, docstring, args } = each;
  return [
    `### ${name}`,
    ...body(each),
    facts({
      Parameters: argumentList(args),
      Returns: returned(each) ?? parts(each),
      'Standard error': errorOf(each),
      'What it is': kind,
      Source: sources(each),
      Docstring: docLink(each),
    }),
    code(docstring.example!, 'ts'),
  ];
}

/** Which numbers come with a standard error. */
export function errorOf({ results }: Exported): string {
  if (results.some(({ name }) => name === 'standardError')) return 'yes';
  const names = results.filter(({ hasError }) => hasError).map(({ name }) => `\`${name}\``);
  return names.length === 0 ? 'no' : `of ${names.join(', ')}`;
}

/** What comes back, by part. */
const parts = ({ results }: Exported): string =>
  results.length === 0
    ? 'a number'
    : results.map(({ name, text }) => `\`${name}\`: ${text.replace(/\.$/, '')}`).join('; ');
