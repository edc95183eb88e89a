/** Edits that a slip of the fingers makes at most. */
const MOST = 3;

/** Asks about the candidate that is written most like a word, where one is. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ candidate, edits: edits(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.min(MOST, candidate.length / 2))
    .sort((a, b) => a.edits - b.edits);
  return near[0] && `Did you mean ${near[0].candidate}?`;
}

/** Number of insertions, deletions and substitutions from one word to another (Levenshtein 1966). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, substituted));
    }
    row = next;
  }
  return row[b.length]!;
}
