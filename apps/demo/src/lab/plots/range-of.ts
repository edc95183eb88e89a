const digits = [1, 2, 2.5, 5, 10];

/** Two round numbers between which values lie; what is far off at the beginning may leave them. */
export function rangeOf(values: readonly number[]): readonly [low: number, high: number] {
  const settled = values.slice(Math.floor(values.length / 10)).filter(Number.isFinite);
  if (settled.length === 0) return [-1, 0];
  const [low, high] = [Math.min(...settled), Math.max(...settled)];
  const span = Math.max(high - low, 0.02 * Math.abs(high), 0.1);
  const power = 10 ** Math.floor(Math.log10(span));
  const unit = (digits.find((digit) => digit * power >= span / 4) ?? 10) * power;
  const rounded = (count: number): number => Number((count * unit).toPrecision(12));
  const [first, last] = [Math.floor(low / unit), Math.ceil(high / unit)];
  return [rounded(first === last ? first - 1 : first), rounded(last)];
}
