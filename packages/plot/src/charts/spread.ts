/**
 * Moves heights as little as it takes for neighbours to stand `distance` apart, none below `low`.
 *
 * Least squares under an order: heights less the room below them may not fall, which pooling
 * adjacent violators solves. Source: R. Barlow et al. (1972), "Statistical Inference under Order
 * Restrictions", chapter 1.
 */
export function spread(heights: readonly number[], distance: number, low: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!);
  const pools: Pool[] = [];
  order.forEach((index, rank) => {
    let pool: Pool = { mean: heights[index]! - rank * distance, members: [index] };
    while (pools.length > 0 && pools.at(-1)!.mean > pool.mean) pool = merge(pools.pop()!, pool);
    pools.push(pool);
  });
  const moved = [...heights];
  let rank = 0;
  for (const { mean, members } of pools) {
    for (const index of members) moved[index] = Math.max(mean, low) + rank++ * distance;
  }
  return moved;
}

interface Pool {
  readonly mean: number;
  readonly members: readonly number[];
}

function merge(a: Pool, b: Pool): Pool {
  const [size, more] = [a.members.length, b.members.length];
  return {
    mean: (size * a.mean + more * b.mean) / (size + more),
    members: [...a.members, ...b.members],
  };
}
