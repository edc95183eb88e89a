import { plain } from './docstring.js';
import type { Argument, Exported } from './exports-of.js';

/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A name that leads to its docstring: on the site to its page, elsewhere to its source. */
export const docLink = ({ name, file }: Exported): string => `[\`${name}\`](${file})`;

/** A block of code. */
export const code = (lines: string, language = 'text'): string =>
  `\`\`\`${language}\n${lines.trim()}\n\`\`\``;

/** A list of facts, those that are not known left out. */
export const facts = (list: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(list)
    .filter(([, text]) => text !== undefined && text !== '')
    .map(([name, text]) => `- **${name}:** ${text}`)
    .join('\n');

/** Parameters with what they mean. */
export const argumentList = (args: readonly Argument[]): string | undefined => {
  if (args.length === 0) return undefined;
  const alternatives = args.filter(({ isOptional }) => isOptional === 'alternative').length > 0;
  const items = args.map(({ name, isOptional, text }) => {
    const words = text.replace(/\.$/, '');
    const note = isOptional === 'yes' && !alternatives ? ' (optional)' : '';
    return `\`${name}\`${note}${words === '' ? '' : `, ${lowered(words)}`}`;
  });
  return items.join('; ');
};

/** Without a capital at its beginning, unless it is a name or a symbol. */
const lowered = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;

/** Equation and sources of a docstring under its first sentence. */
export const body = ({ docstring }: Exported): string[] => {
  const { summary, equation } = docstring;
  return [summary, ...(equation.length > 0 ? [code(equation.join('\n'))] : [])];
};

/** Where something is from. */
export const sources = ({ docstring }: Exported): string => docstring.sources.join('; ');

/** One line of a returned value. */
export const returned = ({ docstring }: Exported): string | undefined =>
  docstring.returns === undefined ? undefined : plain(docstring.returns).replace(/\.$/, '');

/** Headings and what is under them, as the text of a page. */
export const page = (title: string, parts: readonly string[]): string =>
  [`---\ntitle: ${title}\n---`, `# ${title}`, ...parts].join('\n\n');
