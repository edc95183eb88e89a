// Single precision in JavaScript: every operation is rounded, so the bodies in WebAssembly that do
// the same operations in the same order give the same bits.

const round = Math.fround;
const SQRT_HALF_BITS = 0x3f3504f3;
const ONE_BITS = 0x3f800000;
const LN2_HIGH = 0.693359375; // ln 2 in two parts, so that e · LN2_HIGH is exact
const LN2_LOW = round(-2.1219444e-4);
const LOG = Float32Array.of(
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
);
const SIN = Float32Array.of(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);
const COS = Float32Array.of(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
const TWO_PI = round(2 * Math.PI);

const bitsOfFloat = new Int32Array(1);
const floatOfBits = new Float32Array(bitsOfFloat.buffer);

function polynomial(x: number, coefficients: Float32Array): number {
  let sum = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) sum = round(round(sum * x) + coefficients[i]!);
  return sum;
}

/**
 * Natural logarithm of a positive normal float32, to about one unit in the last place, also where x
 * is near 1 and the logarithm near 0.
 *
 * x = 2ᵉ (1 + f) with 1 + f in [√½, √2), and log(1 + f) = f − f²/2 + f³ P(f) (Moshier, Cephes,
 * `logf`, https://www.netlib.org/cephes/).
 */
export function log32(x: number): number {
  floatOfBits[0] = x;
  const shifted = bitsOfFloat[0]! + (ONE_BITS - SQRT_HALF_BITS);
  const exponent = (shifted >> 23) - 127;
  bitsOfFloat[0] = (shifted & 0x7fffff) + SQRT_HALF_BITS;
  const f = round(floatOfBits[0]! - 1);
  const square = round(f * f);
  let y = round(round(polynomial(f, LOG) * f) * square);
  y = round(y + round(LN2_LOW * exponent));
  y = round(y - round(0.5 * square));
  return round(round(f + y) + round(LN2_HIGH * exponent));
}

/**
 * Square root, with a Newton step that mends the two or three units in the last place which GPUs
 * leave wrong, and changes little here.
 */
export function sqrt32(x: number): number {
  const root = round(Math.sqrt(x));
  return round(root + round(round(x - round(root * root)) * round(0.5 / root)));
}

/**
 * Writes radius · sin 2πu and radius · cos 2πu for u = numerator · 2⁻²³ in [0, 1).
 *
 * The angle is reduced to [−π/4, π/4] in integers, without error; there sin θ = θ + θ³ S(θ²) and
 * cos θ = 1 − θ²/2 + θ⁴ C(θ²) (Moshier, Cephes, `sinf`, https://www.netlib.org/cephes/).
 */
export function writePolar32(
  out: Float32Array,
  at: number,
  radius: number,
  numerator: number,
): void {
  const quarter = (numerator + 0x100000) >> 21;
  const angle = round(round((numerator - (quarter << 21)) * 2 ** -23) * TWO_PI);
  const square = round(angle * angle);
  const sin = round(round(round(polynomial(square, SIN) * square) * angle) + angle);
  const tail = round(round(polynomial(square, COS) * square) * square);
  const cos = round(round(tail - round(0.5 * square)) + 1);
  const swapped = (quarter & 1) !== 0;
  const first = swapped ? cos : sin;
  const second = swapped ? sin : cos;
  out[at] = radius * ((quarter & 2) === 0 ? first : -first);
  out[at + 1] = radius * (((quarter + 1) & 2) === 0 ? second : -second);
}
