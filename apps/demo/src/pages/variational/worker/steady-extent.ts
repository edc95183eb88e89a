const extents = [3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000];

/** Share of the codes that lie within the plane. */
const within = 0.98;

/**
 * Finds how far the plane reaches: a round number that nearly all codes lie within, never less than 3,
 * where the prior ends. It keeps the last one until the codes have clearly left it or drawn back.
 */
export function steadyExtent(): (codes: Float32Array) => number {
  let last = 3;
  return (codes) => {
    const sizes = codes.map(Math.abs).sort();
    const reach = sizes[Math.floor(within * (sizes.length - 1))] ?? 0;
    const fitting = (most: number) => extents.find((extent) => extent >= most) ?? 1000;
    if (reach > last) last = fitting(reach);
    else last = Math.min(last, fitting(1.15 * reach));
    return last;
  };
}
