/** What an error says; some platforms put the words into the cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `${error}`;
  return error.message || (error.cause === undefined ? error.name : reasonOf(error.cause));
}
