// A step of Adam, and the maps that optimizers are made of, each one pass over memory; element by element they add,
// multiply and divide in the order of their references in packages/core/src/kernels, and so give the same bits.

/**
 * The next m, v and θ of a gradient g: m + w₁ (g − m), v + w₂ (g² − v) and, of these,
 * θ − η (s m / (√v + ε) + λ θ), where s, ε, η and λ are the floats at `coefficients`; λ counts if it decays.
 */
export function adamStep(
  g: usize,
  m: usize,
  v: usize,
  parameter: usize,
  coefficients: usize,
  nextM: usize,
  nextV: usize,
  next: usize,
  count: i32,
  weight1: f32,
  weight2: f32,
  decays: bool,
): void {
  if (decays) step(g, m, v, parameter, coefficients, nextM, nextV, next, count, weight1, weight2, true);
  else step(g, m, v, parameter, coefficients, nextM, nextV, next, count, weight1, weight2, false);
}

// Inlined with a constant `decays`, so that each loop keeps one of the branches.
@inline
function step(
  g: usize,
  m: usize,
  v: usize,
  parameter: usize,
  coefficients: usize,
  nextM: usize,
  nextV: usize,
  next: usize,
  count: i32,
  weight1: f32,
  weight2: f32,
  decays: bool,
): void {
  const w1 = f32x4.splat(weight1);
  const w2 = f32x4.splat(weight2);
  const s = v128.load_splat<f32>(coefficients);
  const e = v128.load_splat<f32>(coefficients, 4);
  const rate = f32x4.neg(v128.load_splat<f32>(coefficients, 8));
  const decay = v128.load_splat<f32>(coefficients, 12);
  const whole = <usize>(count & ~3) << 2;
  const bytes = <usize>count << 2;
  for (let i: usize = 0; i < whole; i += 16) {
    const x = v128.load(g + i);
    const mean = toward(v128.load(m + i), x, w1, false);
    const square = toward(v128.load(v + i), x, w2, true);
    v128.store(nextM + i, mean);
    v128.store(nextV + i, square);
    const toMove = v128.load(parameter + i);
    v128.store(next + i, moved(toMove, direction(mean, square, s, e), rate, decay, decays));
  }
  for (let i = whole; i < bytes; i += 4) {
    const x = v128.load32_zero(g + i);
    const mean = toward(v128.load32_zero(m + i), x, w1, false);
    const square = toward(v128.load32_zero(v + i), x, w2, true);
    v128.store_lane<f32>(nextM + i, mean, 0);
    v128.store_lane<f32>(nextV + i, square, 0);
    const toMove = v128.load32_zero(parameter + i);
    const end = moved(toMove, direction(mean, square, s, e), rate, decay, decays);
    v128.store_lane<f32>(next + i, end, 0);
  }
}

/** y = a + w (x − a), where w is the float at `weight`. */
export function lerp(a: usize, x: usize, weight: usize, y: usize, count: i32): void {
  towardEach(a, x, weight, y, count, false);
}

/** y = a + w (x² − a), where w is the float at `weight`. */
export function lerpSquare(a: usize, x: usize, weight: usize, y: usize, count: i32): void {
  towardEach(a, x, weight, y, count, true);
}

// Inlined with a constant `squared`, so that each caller keeps one of the branches.
@inline
function towardEach(
  a: usize,
  x: usize,
  weight: usize,
  y: usize,
  count: i32,
  squared: bool,
): void {
  const w = v128.load_splat<f32>(weight);
  const whole = <usize>(count & ~3) << 2;
  const bytes = <usize>count << 2;
  for (let i: usize = 0; i < whole; i += 16) {
    v128.store(y + i, toward(v128.load(a + i), v128.load(x + i), w, squared));
  }
  for (let i = whole; i < bytes; i += 4) {
    const next = toward(v128.load32_zero(a + i), v128.load32_zero(x + i), w, squared);
    v128.store_lane<f32>(y + i, next, 0);
  }
}

/** y = a + w x, where w is the float at `weight`. */
export function addScaled(a: usize, x: usize, weight: usize, y: usize, count: i32): void {
  const w = v128.load_splat<f32>(weight);
  const whole = <usize>(count & ~3) << 2;
  const bytes = <usize>count << 2;
  for (let i: usize = 0; i < whole; i += 16) {
    const more = f32x4.mul(v128.load(x + i), w);
    v128.store(y + i, f32x4.add(v128.load(a + i), more));
  }
  for (let i = whole; i < bytes; i += 4) {
    const more = f32x4.mul(v128.load32_zero(x + i), w);
    v128.store_lane<f32>(y + i, f32x4.add(v128.load32_zero(a + i), more), 0);
  }
}

/** y = s m / (√v + ε), where s and ε are the floats at `scale` and `epsilon`. */
export function adamDirection(
  m: usize,
  v: usize,
  scale: usize,
  epsilon: usize,
  y: usize,
  count: i32,
): void {
  const s = v128.load_splat<f32>(scale);
  const e = v128.load_splat<f32>(epsilon);
  const whole = <usize>(count & ~3) << 2;
  const bytes = <usize>count << 2;
  for (let i: usize = 0; i < whole; i += 16) {
    v128.store(y + i, direction(v128.load(m + i), v128.load(v + i), s, e));
  }
  for (let i = whole; i < bytes; i += 4) {
    const next = direction(v128.load32_zero(m + i), v128.load32_zero(v + i), s, e);
    v128.store_lane<f32>(y + i, next, 0);
  }
}

@inline
function toward(a: v128, x: v128, w: v128, squared: bool): v128 {
  const target = squared ? f32x4.mul(x, x) : x;
  return f32x4.add(a, f32x4.mul(f32x4.sub(target, a), w));
}

@inline
function direction(m: v128, v: v128, s: v128, e: v128): v128 {
  return f32x4.mul(f32x4.div(m, f32x4.add(f32x4.sqrt(v), e)), s);
}

/** θ + r (d + λ θ), without λ θ if it does not decay. */
@inline
function moved(parameter: v128, d: v128, rate: v128, decay: v128, decays: bool): v128 {
  const descent = decays ? f32x4.add(d, f32x4.mul(parameter, decay)) : d;
  return f32x4.add(parameter, f32x4.mul(descent, rate));
}
