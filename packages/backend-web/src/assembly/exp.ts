// The exponential function in float32, within 2 units in the last place, after Moshier (1992),
// Cephes Math Library, expf.c, https://www.netlib.org/cephes/.

/** exp(x) */
@inline
export function exp(x: v128): v128 {
  // Beyond these the result is infinite, or zero.
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(89)), f32x4.splat(-104));
  const n = exponent(x);
  return scale(f32x4.add(f32x4.splat(1), fraction(x, n)), n);
}

/** exp(x) − 1, exact to the last places near zero too. */
@inline
export function expm1(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(89)), f32x4.splat(-20));
  const n = exponent(bounded);
  const one = f32x4.splat(1);
  const power = scale(one, f32x4.pmin(n, f32x4.splat(127)));
  // 2ⁿ · (exp(r) − 1) + (2ⁿ − 1)
  const sum = f32x4.add(f32x4.mul(power, fraction(bounded, n)), f32x4.sub(power, one));
  const large = f32x4.gt(x, f32x4.splat(30));
  // −0 stays −0.
  return v128.bitselect(exp(x), v128.bitselect(x, sum, f32x4.eq(x, f32x4.splat(0))), large);
}

/** The whole number n for which x − n · ln 2 is nearest to zero. */
@inline
function exponent(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, f32x4.splat(<f32>1.4426950408889634)));
}

/** exp(r) − 1 for r = x − n · ln 2, where ln 2 is taken in two parts. */
@inline
function fraction(x: v128, n: v128): v128 {
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(<f32>0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(<f32>-2.12194440e-4)));
  let p = f32x4.splat(<f32>1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>5.0000001201e-1));
  return f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r);
}

/** x · 2ⁿ in two steps, so that results below the smallest normal number are right. */
@inline
function scale(x: v128, n: v128): v128 {
  // In 1.5 · 2²³ + n the last bits are those of the whole number n: one addition, where a conversion,
  // as pmin beside min, takes many instructions to be right for what cannot be here.
  const whole = i32x4.sub(f32x4.add(n, f32x4.splat(12582912)), i32x4.splat(0x4b400000));
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(x, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}
