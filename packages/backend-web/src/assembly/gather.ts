/**
 * y[o, i, k] = x[o, ids[i], k] for x of shape [outer, rows, width] and elements of four bytes.
 *
 * @returns the place of an id that is outside [0, rows), or −1 where there is none; then y is whole.
 */
export function gather(
  x: usize,
  ids: usize,
  y: usize,
  outer: i32,
  rows: i32,
  width: i32,
  count: i32,
): i32 {
  for (let i = 0; i < count; i++) {
    if (load<u32>(ids + ((<usize>i) << 2)) >= <u32>rows) return i;
  }
  const bytes = (<usize>width) << 2;
  for (let o = 0; o < outer; o++) {
    const table = x + <usize>o * <usize>rows * bytes;
    for (let i = 0; i < count; i++, y += bytes) {
      const id = <usize>load<i32>(ids + ((<usize>i) << 2));
      if (width == 1) store<i32>(y, load<i32>(table + (id << 2)));
      else memory.copy(y, table + id * bytes, bytes);
    }
  }
  return -1;
}
