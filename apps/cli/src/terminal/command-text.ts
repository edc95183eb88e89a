/** A command as the user called it: by npm in a checkout, else by its own name. */
export function commandText(words: readonly string[]): string {
  const head = process.env['npm_lifecycle_event'] === 'train' ? 'npm run train --' : 'gen train';
  return [head, ...words.map(quoted)].join(' ');
}

/** A word as a shell takes it for one. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
