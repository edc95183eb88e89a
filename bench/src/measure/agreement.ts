/**
 * How far results are from those of the reference, in units of the greatest of these; infinite where
 * they cannot be compared.
 */
export function difference(results: readonly number[], reference: readonly number[]): number {
  if (results.length !== reference.length) return Infinity;
  const unit = Math.max(...reference.map(Math.abs));
  const worst = Math.max(...results.map((value, i) => Math.abs(value - reference[i]!)));
  return Number.isFinite(worst) ? worst / unit : Infinity;
}
