/** A command as the user called it: by npm in a checkout, else by its own name. */
export function commandText(words: string): string {
  if (process.env['npm_lifecycle_event'] !== 'train') return `gen train ${words}`;
  return `npm run train -- ${words}`;
}
