import { transposeBlock, transposePair } from './transpose-block';

/**
 * Copies a block of a factor into panels: `width` of its members (rows of a left factor, columns of
 * a right one) side by side, term by term. Members that the last panel lacks become zeros.
 *
 * Strides are in bytes; one of them is 4. `width` is even.
 */
export function pack(
  x: usize,
  panels: usize,
  members: i32,
  terms: i32,
  width: i32,
  memberStride: usize,
  termStride: usize,
): void {
  for (let i = 0; i < members; i += width) {
    const from = x + <usize>i * memberStride;
    const to = panels + (<usize>(i * terms) << 2);
    const count = min(width, members - i);
    if (count < width) {
      memory.fill(to, 0, <usize>(width * terms) << 2);
      packEach(from, to, count, terms, width, memberStride, termStride);
    } else if (memberStride == 4) {
      packRows(from, to, terms, width, termStride);
    } else {
      packColumns(from, to, terms, width, memberStride);
    }
  }
}

/** Members are neighbours in memory. */
@inline
function packRows(x: usize, to: usize, terms: i32, width: i32, termStride: usize): void {
  for (let k = 0; k < terms; k++) {
    let c = 0;
    for (; c + 4 <= width; c += 4, to += 16) v128.store(to, v128.load(x + (<usize>c << 2)));
    if (c < width) {
      v128.store64_lane(to, v128.load64_zero(x + (<usize>c << 2)), 0);
      to += 8;
    }
    x += termStride;
  }
}

/** Terms are neighbours in memory. */
@inline
function packColumns(x: usize, to: usize, terms: i32, width: i32, memberStride: usize): void {
  const whole = terms & ~3;
  const step = <usize>width << 2;
  let c = 0;
  for (; c + 4 <= width; c += 4) {
    let from = x + <usize>c * memberStride;
    let target = to + (<usize>c << 2);
    for (let k = 0; k < whole; k += 4) {
      transposeBlock(from, memberStride, target, step);
      from += 16;
      target += step << 2;
    }
  }
  if (c < width) {
    let from = x + <usize>c * memberStride;
    let target = to + (<usize>c << 2);
    for (let k = 0; k < whole; k += 4) {
      transposePair(from, from + memberStride, target, step);
      from += 16;
      target += step << 2;
    }
  }
  const rest = x + (<usize>whole << 2);
  packEach(rest, to + <usize>whole * step, width, terms - whole, width, memberStride, 4);
}

/** One float at a time. */
export function packEach(
  x: usize,
  to: usize,
  members: i32,
  terms: i32,
  width: i32,
  memberStride: usize,
  termStride: usize,
): void {
  for (let k = 0; k < terms; k++) {
    for (let c = 0; c < members; c++) {
      store<f32>(to + (<usize>c << 2), load<f32>(x + <usize>c * memberStride));
    }
    x += termStride;
    to += <usize>width << 2;
  }
}
