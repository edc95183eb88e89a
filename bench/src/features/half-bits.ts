/** The bits of the half-precision number next to a number; its size is below 65,520. */
export function halfBits(value: number): number {
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  // Numbers below 2⁻¹⁴ are multiples of 2⁻²⁴; a carry out of the fraction raises the exponent.
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  if (size < 2 ** -14) return sign | Math.round(size * 2 ** 24);
  return sign | (((exponent + 15) << 10) + Math.round((size / 2 ** exponent - 1) * 1024));
}
