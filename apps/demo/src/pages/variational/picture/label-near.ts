const neighbours = 15;

/** The most frequent label among the codes nearest to a place. */
export function labelNear(
  [x, y]: readonly [number, number],
  codes: Float32Array | undefined,
  labels: Uint8Array | undefined,
): number | undefined {
  if (codes === undefined || labels === undefined) return undefined;
  const nearest = [...labels]
    .map((label, index) => ({
      label,
      distance: Math.hypot((codes[2 * index] ?? 0) - x, (codes[2 * index + 1] ?? 0) - y),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, neighbours);
  const counts = new Map<number, number>();
  for (const { label } of nearest) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
