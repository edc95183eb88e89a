const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Where an arrow key leads: 1/60 of the plane, ten times as far with Shift; Home leads to the middle. */
export function moveByKey(
  [x, y]: readonly [number, number],
  extent: number,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): readonly [number, number] | undefined {
  if (key === 'Home') return [0, 0];
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const stride = (extent / 30) * (shiftKey ? 10 : 1);
  const within = (value: number) => Math.max(-extent, Math.min(extent, value));
  return [within(x + direction[0] * stride), within(y + direction[1] * stride)];
}
