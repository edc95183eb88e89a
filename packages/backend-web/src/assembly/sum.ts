// Sums are made of sums of blocks, so that their errors grow with the number of blocks and not with
// that of terms.
const blockTerms = 256;

/** y[i, k] = Σⱼ x[i, j, k] / divisor for x of shape [outer, count, inner], in float32. */
export function sumAxis(
  x: usize,
  y: usize,
  outer: i32,
  count: i32,
  inner: i32,
  divisor: f32,
): void {
  const bytes = <usize>(count * inner) << 2;
  for (let i = 0; i < outer; i++) {
    if (inner == 1) {
      store<f32>(y, sumOf(x, count) / divisor);
    } else {
      sumRows(x, y, count, inner, divisor);
    }
    x += bytes;
    y += <usize>inner << 2;
  }
}

/** The sum of neighbours. */
@inline
function sumOf(x: usize, count: i32): f32 {
  const block: usize = blockTerms * 64;
  const end = x + (<usize>count << 2);
  let total = f32x4.splat(0);
  while (x + 16 <= end) {
    const whole = x + min(block, (end - x) & ~15);
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    for (; x + 64 <= whole; x += 64) {
      s0 = f32x4.add(s0, v128.load(x));
      s1 = f32x4.add(s1, v128.load(x, 16));
      s2 = f32x4.add(s2, v128.load(x, 32));
      s3 = f32x4.add(s3, v128.load(x, 48));
    }
    for (; x < whole; x += 16) s0 = f32x4.add(s0, v128.load(x));
    total = f32x4.add(total, f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
  }
  const pairs = f32x4.add(total, v128.shuffle<f32>(total, total, 2, 3, 0, 1));
  let sum = f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
  for (; x < end; x += 4) sum += load<f32>(x);
  return sum;
}

/** The sum of rows, a few columns at a time. */
function sumRows(x: usize, y: usize, count: i32, columns: i32, divisor: f32): void {
  const by = f32x4.splat(divisor);
  const stride = <usize>columns << 2;
  let c = 0;
  for (; c + 16 <= columns; c += 16, x += 64, y += 64) {
    let t0 = f32x4.splat(0);
    let t1 = f32x4.splat(0);
    let t2 = f32x4.splat(0);
    let t3 = f32x4.splat(0);
    let from = x;
    for (let i = 0; i < count; i += blockTerms) {
      let s0 = f32x4.splat(0);
      let s1 = f32x4.splat(0);
      let s2 = f32x4.splat(0);
      let s3 = f32x4.splat(0);
      for (let rows = min(blockTerms, count - i); rows > 0; rows--, from += stride) {
        s0 = f32x4.add(s0, v128.load(from));
        s1 = f32x4.add(s1, v128.load(from, 16));
        s2 = f32x4.add(s2, v128.load(from, 32));
        s3 = f32x4.add(s3, v128.load(from, 48));
      }
      t0 = f32x4.add(t0, s0);
      t1 = f32x4.add(t1, s1);
      t2 = f32x4.add(t2, s2);
      t3 = f32x4.add(t3, s3);
    }
    v128.store(y, f32x4.div(t0, by));
    v128.store(y, f32x4.div(t1, by), 16);
    v128.store(y, f32x4.div(t2, by), 32);
    v128.store(y, f32x4.div(t3, by), 48);
  }
  for (; c + 4 <= columns; c += 4, x += 16, y += 16) {
    v128.store(y, f32x4.div(sumColumn(x, count, stride, true), by));
  }
  for (; c < columns; c++, x += 4, y += 4) {
    v128.store_lane<f32>(y, f32x4.div(sumColumn(x, count, stride, false), by), 0);
  }
}

@inline
function sumColumn(x: usize, count: i32, stride: usize, four: bool): v128 {
  let total = f32x4.splat(0);
  for (let i = 0; i < count; i += blockTerms) {
    let sum = f32x4.splat(0);
    for (let rows = min(blockTerms, count - i); rows > 0; rows--, x += stride) {
      sum = f32x4.add(sum, four ? v128.load(x) : v128.load32_zero(x));
    }
    total = f32x4.add(total, sum);
  }
  return total;
}
