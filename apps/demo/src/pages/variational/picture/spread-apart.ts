type Place = readonly [number, number];

const rounds = 20;

/** Moves places that are too near to each other apart, so that what is written there can be read. */
export function spreadApart(places: readonly Place[], distance: number): readonly Place[] {
  const moved = places.map(([x, y]): [number, number] => [x, y]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, a] of moved.entries()) {
      for (const b of moved.slice(index + 1)) push(a, b, distance);
    }
  }
  return moved;
}

function push(a: [number, number], b: [number, number], distance: number): void {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const apart = Math.hypot(dx, dy);
  if (apart >= distance) return;
  const [ux, uy] = apart === 0 ? [1, 0] : [dx / apart, dy / apart];
  const half = (distance - apart) / 2;
  a[0] -= ux * half;
  a[1] -= uy * half;
  b[0] += ux * half;
  b[1] += uy * half;
}
