const steps = 20;

/** The mean of the last steps of a curve, which single batches make jump. */
export function recentMean(values: ArrayLike<number>, length: number): number | undefined {
  if (length === 0) return undefined;
  const start = Math.max(0, length - steps);
  let sum = 0;
  for (let index = start; index < length; index++) sum += values[index] ?? 0;
  return sum / (length - start);
}
