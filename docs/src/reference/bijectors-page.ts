import { bijectorTable, type BijectorEntry } from './bijector-table.js';
import type { Exported } from './exports-of.js';
import { argumentList, body, code, docLink, facts, page, sources, table } from './markdown.js';

const intro = `Written by \`npx vitest run --project host docs -u\` from the docstrings of
\`@gen/core/bijectors\`; a test compares this page with what it is made of.

\`forward(x)\` gives y and log |det J|, \`inverse(y)\` x and the log-determinant of that way. A bijector of
numbers maps every element of a tensor, one of vectors the last axis, one of matrices the last two.`;

/** The page of the bijectors, from what their entry exports. */
export function bijectorsPage(exported: readonly Exported[]): string {
  const shown = Object.entries(bijectorTable).map(([name, entry]) => ({
    entry,
    exported: exported.find((each) => each.name === name)!,
  }));
  const kinds = [...new Set(shown.map(({ entry }) => entry.kind))];
  const ofKind = (kind: string) => shown.filter(({ entry }) => entry.kind === kind);
  const overview = kinds.map((kind) =>
    [`### ${kind}`, table(['bijector', 'from → onto', 'inverse'], ofKind(kind).map(row))].join(
      '\n\n',
    ),
  );
  const sections = kinds.flatMap((kind) => [`## ${kind}`, ...ofKind(kind).flatMap(section)]);
  return page('Bijectors', [intro, '## What there is', ...overview, ...sections]);
}

interface Shown {
  readonly entry: BijectorEntry;
  readonly exported: Exported;
}

const row = ({ entry, exported }: Shown): string[] => [
  docLink(exported),
  entry.maps,
  entry.inverse,
];

function section({ entry, exported }: Shown): string[] {
  return [
    `### ${exported.name}`,
    ...body(exported),
    facts({
      'From → onto': entry.maps,
      'log \\|det J\\|': logDet({ entry, exported }),
      Inverse: entry.inverse,
      Parameters: argumentList(exported.args),
      Source: sources(exported),
      Docstring: docLink(exported),
    }),
    ...(exported.docstring.example === undefined ? [] : [code(exported.docstring.example, 'ts')]),
  ];
}

/** The log-determinant, as the docstring has it. */
export function logDet({ entry, exported: { docstring } }: Shown): string | undefined {
  const text = [...docstring.equation, docstring.prose].join('\n');
  const found = /log \|d\w+(?:\/d\w+| J)\| = (.+?)(?=,? {3}|,?$|\. |\.$)/m.exec(text)?.[1];
  const words = entry.logDet ?? found;
  return words === undefined || entry.logDet !== undefined ? words : `\`${words}\``;
}
