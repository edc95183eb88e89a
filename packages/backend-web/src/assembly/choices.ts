// Comparisons of float32 tensors, and what is done with their results, which are bytes: 1 where they hold, else 0.

/** Where a or b is one number that stands against all of the other, `aIsOne` or `bIsOne` holds. */
export function compareEqual(a: usize, b: usize, y: usize, count: i32, aIsOne: bool, bIsOne: bool): void {
  compare(Order.Equal, a, b, y, count, aIsOne, bIsOne);
}

export function compareNotEqual(a: usize, b: usize, y: usize, count: i32, aIsOne: bool, bIsOne: bool): void {
  compare(Order.NotEqual, a, b, y, count, aIsOne, bIsOne);
}

export function compareGreater(a: usize, b: usize, y: usize, count: i32, aIsOne: bool, bIsOne: bool): void {
  compare(Order.Greater, a, b, y, count, aIsOne, bIsOne);
}

export function compareGreaterEqual(a: usize, b: usize, y: usize, count: i32, aIsOne: bool, bIsOne: bool): void {
  compare(Order.GreaterEqual, a, b, y, count, aIsOne, bIsOne);
}

export function compareLess(a: usize, b: usize, y: usize, count: i32, aIsOne: bool, bIsOne: bool): void {
  compare(Order.Greater, b, a, y, count, bIsOne, aIsOne);
}

export function compareLessEqual(a: usize, b: usize, y: usize, count: i32, aIsOne: bool, bIsOne: bool): void {
  compare(Order.GreaterEqual, b, a, y, count, bIsOne, aIsOne);
}

const enum Order {
  Equal,
  NotEqual,
  Greater,
  GreaterEqual,
}

// Inlined with a constant `order`, so that each caller keeps one of the branches.
@inline
function holds(order: Order, a: v128, b: v128): v128 {
  if (order == Order.Equal) return f32x4.eq(a, b);
  if (order == Order.NotEqual) return f32x4.ne(a, b);
  if (order == Order.Greater) return f32x4.gt(a, b);
  return f32x4.ge(a, b);
}

@inline
function compare(order: Order, a: usize, b: usize, y: usize, count: i32, aIsOne: bool, bIsOne: bool): void {
  const all = <usize>count;
  const whole = all & ~15;
  const aStep: usize = aIsOne ? 0 : 16;
  const bStep: usize = bIsOne ? 0 : 16;
  const one = i8x16.splat(1);
  let i: usize = 0;
  for (; i < whole; i += 16) {
    const m0 = holds(order, four(a, i, aStep), four(b, i, bStep));
    const m1 = holds(order, four(a, i + 4, aStep), four(b, i + 4, bStep));
    const m2 = holds(order, four(a, i + 8, aStep), four(b, i + 8, bStep));
    const m3 = holds(order, four(a, i + 12, aStep), four(b, i + 12, bStep));
    const low = i16x8.narrow_i32x4_s(m0, m1);
    const high = i16x8.narrow_i32x4_s(m2, m3);
    v128.store(y + i, v128.and(i8x16.narrow_i16x8_s(low, high), one));
  }
  for (; i < all; i++) {
    const left = v128.load32_zero(aIsOne ? a : a + (i << 2));
    const right = v128.load32_zero(bIsOne ? b : b + (i << 2));
    store<u8>(y + i, <u8>(i32x4.extract_lane(holds(order, left, right), 0) & 1));
  }
}

@inline
function four(x: usize, i: usize, step: usize): v128 {
  return step == 0 ? v128.load_splat<f32>(x) : v128.load(x + (i << 2));
}

/** y[i] = t[i] where the condition holds, else e[i]; elements of four bytes. */
export function select(condition: usize, t: usize, e: usize, y: usize, count: i32): void {
  const all = <usize>count;
  const whole = all & ~3;
  const zero = i32x4.splat(0);
  let i: usize = 0;
  for (; i < whole; i += 4) {
    const words = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(condition + i)));
    const chosen = i32x4.ne(words, zero);
    const at = i << 2;
    v128.store(y + at, v128.bitselect(v128.load(t + at), v128.load(e + at), chosen));
  }
  for (; i < all; i++) {
    const at = i << 2;
    store<i32>(y + at, load<u8>(condition + i) != 0 ? load<i32>(t + at) : load<i32>(e + at));
  }
}

/** Whether both hold. */
export function logicalAnd(a: usize, b: usize, y: usize, count: i32): void {
  combine(true, a, b, y, count);
}

/** Whether one of them holds. */
export function logicalOr(a: usize, b: usize, y: usize, count: i32): void {
  combine(false, a, b, y, count);
}

@inline
function combine(both: bool, a: usize, b: usize, y: usize, count: i32): void {
  const all = <usize>count;
  const whole = all & ~15;
  const one = i8x16.splat(1);
  let i: usize = 0;
  for (; i < whole; i += 16) {
    const left = v128.min<u8>(v128.load(a + i), one);
    const right = v128.min<u8>(v128.load(b + i), one);
    v128.store(y + i, both ? v128.and(left, right) : v128.or(left, right));
  }
  for (; i < all; i++) {
    const left = load<u8>(a + i) != 0;
    const right = load<u8>(b + i) != 0;
    store<u8>(y + i, <u8>(both ? left && right : left || right));
  }
}
