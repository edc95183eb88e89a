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

/** Names of exports under a heading, with a word on all of them. */
export interface Group {
  readonly title: string;
  readonly text: string;
  readonly names: readonly string[];
}

/** The names of all groups. */
export const namesOf = (groups: readonly Group[]): string[] => groups.flatMap(({ names }) => names);

/** A page of groups: a table of each, and a section for each name. */
export function listedPage(
  title: string,
  intro: string,
  groups: readonly Group[],
  exported: readonly Exported[],
  more: readonly string[] = [],
): string {
  const parts = groups.flatMap(({ title: heading, text, names }) => {
    const members = names.map((name) => exported.find((each) => each.name === name)!);
    return [
      `## ${heading}`,
      text,
      table(['name', 'what it is'], members.map(row)),
      ...members.flatMap(section),
    ];
  });
  return page(title, [intro, ...more, ...parts]);
}

const row = (each: Exported): string[] => [docLink(each), each.docstring.summary];

function section(each: Exported): string[] {
  const { name, docstring, args, members } = each;
  return [
    `### ${name}`,
    ...body(each),
    facts({
      Parameters: argumentList(args),
      Returns: returned(each),
      'Standard error': members.includes('standardError') ? 'yes' : undefined,
      Source: sources(each),
      Docstring: docLink(each),
    }),
    ...(docstring.example === undefined ? [] : [code(docstring.example, 'ts')]),
  ];
}
