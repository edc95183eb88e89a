import { closedFormKls } from '@gen/core/divergences';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../examples.js';
import { parseDocstring } from './docstring.js';
import { table } from './markdown.js';

const divergences = join(root, 'packages', 'core', 'src', 'divergences');

/** Pairs of families with one formula, and what its letters mean. */
export interface ClosedFormKl {
  readonly pairs: readonly string[];
  readonly form: string;
  readonly where: string;
}

/** All pairs whose Kullback–Leibler divergence is known, as the docstrings of its functions tell it. */
export function closedFormTable(): ClosedFormKl[] {
  const source = readFileSync(join(divergences, 'closed-forms.ts'), 'utf8');
  const docstrings = functionDocstrings();
  const pairsOf = new Map<string, string[]>();
  for (const pair of closedFormKls()) {
    const name = functionOf(pair, source);
    pairsOf.set(name, [...(pairsOf.get(name) ?? []), pair]);
  }
  return [...pairsOf].map(([name, pairs]) => {
    const { summary, equation } = parseDocstring(docstrings.get(name) ?? '');
    return { pairs, form: equation.join(' ').trim(), where: whereOf(summary) };
  });
}

/** The function that the source looks up for a pair, itself or for all pairs with one of its families. */
function functionOf(pair: string, source: string): string {
  const [p, q] = pair.split(', ');
  const own = new RegExp(`'${pair}': forPair\\((\\w+)\\)`).exec(source);
  const common = new RegExp(`'${q}', \\w+, forPair\\((\\w+)\\)`).exec(source);
  const first = new RegExp(`\\x60${p}, \\$\\{family\\}\\x60, forPair\\((\\w+)\\)`).exec(source);
  return (own ?? common ?? first)?.[1] ?? '';
}

/** What a sentence says besides that it is a divergence of two distributions. */
const whereOf = (summary: string): string =>
  summary
    .replace(/^KL divergence of two (.*? )?distributions/, '')
    .replace(/^KL divergence from an? .*? distribution of what has/, 'p has')
    .replace(/^KL divergence of an? .*? from an? .*? distribution/, '')
    .replace(/^[,:\s]+|[.:\s]+$/g, '')
    .replace(/^with /, '')
    .replace(/`kl(\w+)`/, 'as of two `$1`');

/** Comments of the functions in the files of closed forms, by the functions' names. */
function functionDocstrings(): Map<string, string> {
  const folder = join(divergences, 'kl');
  const texts = readdirSync(folder)
    .filter((file) => /(?<!test)\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const documented = /(\/\*\*(?:(?!\*\/)[^])*\*\/)\nexport (?:function|const) (\w+)/g;
  return new Map(
    texts.flatMap((text) => [...text.matchAll(documented)].map((found) => [found[2]!, found[1]!])),
  );
}

/** The table as Markdown; forms that many families share are a list under it. */
export const closedFormMarkdown = (): string => {
  const rows = closedFormTable().map((row) => ({ ...row, text: formText(row) }));
  const [own, shared] = [
    rows.filter(({ pairs }) => pairs.length < 3),
    rows.filter(({ pairs }) => pairs.length > 2),
  ];
  return [
    table(
      ['p ‖ q', 'KL(p ‖ q)'],
      own.map(({ pairs, text }) => [pairsText(pairs), text]),
    ),
    ...shared.map(({ pairs, text }) => `- ${pairsText(pairs)}: ${text}.`),
  ].join('\n\n');
};

const formText = ({ form, where }: ClosedFormKl): string =>
  [form === '' ? '' : `\`${form}\``, where].filter((part) => part !== '').join('; ');

/** `two Beta`, or the first families and the second that they share. */
function pairsText(pairs: readonly string[]): string {
  const families = pairs.map((pair) => pair.split(', ') as [string, string]);
  if (families.every(([p, q]) => p === q)) return `two ${families.map(([p]) => p).join('; two ')}`;
  const [ofP, ofQ] = [0, 1].map((side) => [...new Set(families.map((pair) => pair[side]))]);
  return `${ofP!.join(', ')} ‖ ${ofQ!.join(', ')}`;
}
