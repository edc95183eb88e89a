const digits = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The least of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below `value`. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = digits.find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10;
  return digit * power;
}
