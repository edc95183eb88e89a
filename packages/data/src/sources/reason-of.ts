/** What an error says, and what is said of its cause: some platforms put all words there. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `${error}`;
  const code = 'code' in error ? `${error.code}` : '';
  const cause = error.cause === undefined ? '' : reasonOf(error.cause);
  const words = error.message || (cause === '' ? code || error.name : '');
  if (words === '' || cause === '') return words || cause;
  return words.includes(cause) ? words : `${words}: ${cause}`;
}
