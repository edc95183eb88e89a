/** Where a class's name goes. */
export interface ClassCenter {
  readonly label: number;
  readonly x: number;
  readonly y: number;
}

/** A labelled point of the plane. */
export type LabelledPoint = ClassCenter;

/** The medians of each class's points, in the order of the labels. */
export function classCenters(points: readonly LabelledPoint[]): readonly ClassCenter[] {
  const labels = [...new Set(points.map(({ label }) => label))].sort((a, b) => a - b);
  return labels.map((label) => {
    const members = points.filter((point) => point.label === label);
    return { label, x: median(members.map(({ x }) => x)), y: median(members.map(({ y }) => y)) };
  });
}

/** Moves centers that stand closer than `distance` apart, half each, a few times over. */
export function separate(centers: readonly ClassCenter[], distance: number): ClassCenter[] {
  const moved = centers.map((center) => ({ ...center }));
  for (let round = 0; round < 20; round++) {
    for (const [index, a] of moved.entries()) {
      for (const b of moved.slice(index + 1)) pushApart(a, b, distance);
    }
  }
  return moved;
}

type Movable = { -readonly [Name in keyof ClassCenter]: ClassCenter[Name] };

function pushApart(a: Movable, b: Movable, distance: number): void {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const apart = Math.hypot(x, y);
  if (apart >= distance) return;
  // Two at one place part sideways.
  const [alongX, alongY] = apart === 0 ? [1, 0] : [x / apart, y / apart];
  const push = (distance - apart) / 2;
  a.x -= alongX * push;
  a.y -= alongY * push;
  b.x += alongX * push;
  b.y += alongY * push;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
