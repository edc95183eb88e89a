// The arithmetic of packages/core/src/random/{box-muller,float32}.ts on four pairs at once.

/** Turns eight words into eight standard normal numbers, in place. */
@inline
export function boxMuller(at: usize): void {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const mantissa = i32x4.splat(0x7fffff);
  const first = v128.and(v128.shuffle<i32>(a, b, 0, 2, 4, 6), mantissa);
  const second = v128.and(v128.shuffle<i32>(a, b, 1, 3, 5, 7), mantissa);
  const u = f32x4.mul(f32x4.convert_i32x4_s(first), f32x4.splat(1.1920928955078125e-7));
  const logarithm = log(f32x4.max(u, f32x4.splat(1e-7)));
  const radius = squareRoot(f32x4.mul(f32x4.splat(-2), logarithm));

  const quarter = i32x4.shr_s(i32x4.add(second, i32x4.splat(0x100000)), 21);
  const rest = f32x4.convert_i32x4_s(i32x4.sub(second, i32x4.shl(quarter, 21)));
  const turn = f32x4.mul(rest, f32x4.splat(1.1920928955078125e-7));
  const angle = f32x4.mul(turn, f32x4.splat(<f32>6.283185307179586));
  const square = f32x4.mul(angle, angle);
  const sin = sine(angle, square);
  const cos = cosine(square);
  const straight = i32x4.eq(v128.and(quarter, i32x4.splat(1)), i32x4.splat(0));
  const flipSin = i32x4.shl(v128.and(quarter, i32x4.splat(2)), 30);
  const flipCos = i32x4.shl(v128.and(i32x4.add(quarter, i32x4.splat(1)), i32x4.splat(2)), 30);
  const z0 = f32x4.mul(radius, v128.xor(v128.bitselect(sin, cos, straight), flipSin));
  const z1 = f32x4.mul(radius, v128.xor(v128.bitselect(cos, sin, straight), flipCos));
  v128.store(at, v128.shuffle<i32>(z0, z1, 0, 4, 1, 5));
  v128.store(at, v128.shuffle<i32>(z0, z1, 2, 6, 3, 7), 16);
}

@inline
function log(x: v128): v128 {
  const shifted = i32x4.add(x, i32x4.splat(0x3f800000 - 0x3f3504f3));
  const exponent = f32x4.convert_i32x4_s(
    i32x4.sub(i32x4.shr_s(shifted, 23), i32x4.splat(127)),
  );
  const significand = i32x4.add(
    v128.and(shifted, i32x4.splat(0x7fffff)),
    i32x4.splat(0x3f3504f3),
  );
  const f = f32x4.sub(significand, f32x4.splat(1));
  const square = f32x4.mul(f, f);
  let p = f32x4.splat(7.0376836292e-2);
  p = step(p, f, -1.151461031e-1);
  p = step(p, f, 1.167699874e-1);
  p = step(p, f, -1.2420140846e-1);
  p = step(p, f, 1.4249322787e-1);
  p = step(p, f, -1.6668057665e-1);
  p = step(p, f, 2.0000714765e-1);
  p = step(p, f, -2.4999993993e-1);
  p = step(p, f, 3.3333331174e-1);
  let y = f32x4.mul(f32x4.mul(p, f), square);
  y = f32x4.add(y, f32x4.mul(f32x4.splat(-2.1219444e-4), exponent));
  y = f32x4.sub(y, f32x4.mul(f32x4.splat(0.5), square));
  return f32x4.add(f32x4.add(f, y), f32x4.mul(f32x4.splat(0.693359375), exponent));
}

@inline
function squareRoot(x: v128): v128 {
  const root = f32x4.sqrt(x);
  const error = f32x4.sub(x, f32x4.mul(root, root));
  return f32x4.add(root, f32x4.mul(error, f32x4.div(f32x4.splat(0.5), root)));
}

@inline
function sine(angle: v128, square: v128): v128 {
  let p = f32x4.splat(-1.9515295891e-4);
  p = step(p, square, 8.3321608736e-3);
  p = step(p, square, -1.6666654611e-1);
  return f32x4.add(f32x4.mul(f32x4.mul(p, square), angle), angle);
}

@inline
function cosine(square: v128): v128 {
  let p = f32x4.splat(2.443315711809948e-5);
  p = step(p, square, -1.388731625493765e-3);
  p = step(p, square, 4.166664568298827e-2);
  const tail = f32x4.mul(f32x4.mul(p, square), square);
  return f32x4.add(f32x4.sub(tail, f32x4.mul(f32x4.splat(0.5), square)), f32x4.splat(1));
}

/** One step of Horner's rule. */
@inline
function step(sum: v128, x: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(sum, x), f32x4.splat(coefficient));
}
