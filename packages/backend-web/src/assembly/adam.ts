// The three maps of an Adam step, each one pass over memory; element by element they add, multiply and
// divide in the order of their references in packages/core/src/kernels, and so give the same bits.

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
