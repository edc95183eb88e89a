// Each is a whole number of the steps in which an axis of about five ticks counts.
const digits = [1, 1.2, 1.4, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10];

/** The least round number that is not below `value`, which is above 0. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (digits.find((digit) => digit * power >= value * (1 - 1e-9)) ?? 10);
}
