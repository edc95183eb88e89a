// The natural logarithm in float32, within 2 units in the last place, after Moshier (1992), Cephes
// Math Library, logf.c, https://www.netlib.org/cephes/.

/** log(x): −∞ at 0, NaN below. */
@inline
export function log(x: v128): v128 {
  const zero = f32x4.splat(0);
  const tiny = f32x4.lt(x, f32x4.splat(<f32>1.1754943508222875e-38));
  const normal = v128.bitselect(f32x4.mul(x, f32x4.splat(8388608)), x, tiny);
  const result = logOfNormal(normal, v128.and(tiny, f32x4.splat(23)));
  const infinite = f32x4.eq(x, f32x4.splat(Infinity));
  const undefined = v128.or(f32x4.lt(x, zero), f32x4.ne(x, x));
  let special = v128.bitselect(f32x4.splat(-Infinity), result, f32x4.eq(x, zero));
  special = v128.bitselect(x, special, infinite);
  return v128.bitselect(f32x4.splat(NaN), special, undefined);
}

/** log(1 + x), exact to the last places near zero too. */
@inline
export function log1p(x: v128): v128 {
  const w = f32x4.add(f32x4.splat(1), x);
  const usual = v128.and(f32x4.gt(w, f32x4.splat(0)), f32x4.lt(w, f32x4.splat(Infinity)));
  const result = f32x4.add(log(w), v128.and(lost(x, w), usual));
  return v128.bitselect(x, result, f32x4.eq(x, f32x4.splat(0)));
}

/** log(1 + x) for x in [0, 1]. */
@inline
export function log1pOfUnit(x: v128): v128 {
  const w = f32x4.add(f32x4.splat(1), x);
  return f32x4.add(logOfNormal(w, f32x4.splat(0)), lost(x, w));
}

/** What the rounding of w = 1 + x lost, as a share c of it: log(w + c · w) ≈ log(w) + c. */
@inline
function lost(x: v128, w: v128): v128 {
  return f32x4.div(f32x4.sub(x, f32x4.sub(w, f32x4.splat(1))), w);
}

/** log(x) − exponentBias · ln 2 for a positive normal x. */
@inline
function logOfNormal(x: v128, exponentBias: v128): v128 {
  // x = 2ᵉ · m with m in [√½, √2)
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const e = f32x4.sub(f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23)), exponentBias);
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x7fffff)), i32x4.splat(0x3f3504f3));
  const r = f32x4.sub(mantissa, f32x4.splat(1));
  const square = f32x4.mul(r, r);
  let p = f32x4.splat(<f32>7.0376836292e-2);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>-1.1514610310e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>1.1676998740e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>-1.2420140846e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>1.4249322787e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>-1.6668057665e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>2.0000714765e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>-2.4999993993e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>3.3333331174e-1));
  p = f32x4.mul(f32x4.mul(p, r), square);
  p = f32x4.add(p, f32x4.mul(e, f32x4.splat(<f32>-2.12194440e-4)));
  p = f32x4.sub(p, f32x4.mul(square, f32x4.splat(0.5)));
  return f32x4.add(f32x4.add(r, p), f32x4.mul(e, f32x4.splat(<f32>0.693359375)));
}
