/**
 * y[i · yᵢ + …] = x[i · xᵢ + …] over four axes, for elements of four bytes; strides are in elements, 0
 * where x repeats.
 */
export function move(
  x: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  x0: i32, x1: i32, x2: i32, x3: i32,
  y0: i32, y1: i32, y2: i32, y3: i32,
): void {
  for (let i = 0; i < n0; i++) {
    for (let j = 0; j < n1; j++) {
      for (let k = 0; k < n2; k++) {
        const from = x + (<usize>(i * x0 + j * x1 + k * x2) << 2);
        const to = y + (<usize>(i * y0 + j * y1 + k * y2) << 2);
        if (x3 == 1 && y3 == 1) copy(from, to, n3);
        else if (x3 == 0 && y3 == 1) repeat(from, to, n3);
        else pick(from, to, n3, <usize>x3 << 2, <usize>y3 << 2);
      }
    }
  }
}

@inline
function copy(from: usize, to: usize, count: i32): void {
  const bytes = <usize>count << 2;
  // Below, a call of memory.copy costs more than the loop.
  if (count > 256) {
    memory.copy(to, from, bytes);
    return;
  }
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at));
  for (; at < bytes; at += 4) store<u32>(to + at, load<u32>(from + at));
}

@inline
function repeat(from: usize, to: usize, count: i32): void {
  const bytes = <usize>count << 2;
  const one = v128.load_splat<u32>(from);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, one);
  for (; at < bytes; at += 4) v128.store_lane<u32>(to + at, one, 0);
}

@inline
function pick(from: usize, to: usize, count: i32, fromStride: usize, toStride: usize): void {
  for (; count > 0; count--, from += fromStride, to += toStride) store<u32>(to, load<u32>(from));
}
