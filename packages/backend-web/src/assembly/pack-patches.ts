import { tileRows } from './tile';
import { transposeFour, transposePair } from './transpose-block';

/**
 * Copies a tile's rows, which begin at the addresses in `rows`, side by side, term by term. A row is
 * `lines` runs of `run` floats that stand `lineStride` bytes apart.
 */
export function packPatches(
  rows: usize,
  lines: i32,
  lineStride: usize,
  run: i32,
  to: usize,
): void {
  const step: usize = tileRows << 2;
  for (let offset: usize = 0; lines > 0; lines--, offset += lineStride) {
    const r0 = load<usize>(rows) + offset;
    const r1 = load<usize>(rows, 4) + offset;
    const r2 = load<usize>(rows, 8) + offset;
    const r3 = load<usize>(rows, 12) + offset;
    const r4 = tileRows == 6 ? load<usize>(rows, 16) + offset : 0;
    const r5 = tileRows == 6 ? load<usize>(rows, 20) + offset : 0;
    const end = <usize>run << 2;
    let k: usize = 0;
    for (; k + 16 <= end; k += 16, to += 4 * step) {
      transposeFour(r0 + k, r1 + k, r2 + k, r3 + k, to, step);
      if (tileRows == 6) transposePair(r4 + k, r5 + k, to + 16, step);
    }
    for (; k < end; k += 4, to += step) {
      store<f32>(to, load<f32>(r0 + k));
      store<f32>(to, load<f32>(r1 + k), 4);
      store<f32>(to, load<f32>(r2 + k), 8);
      store<f32>(to, load<f32>(r3 + k), 12);
      if (tileRows == 6) {
        store<f32>(to, load<f32>(r4 + k), 16);
        store<f32>(to, load<f32>(r5 + k), 20);
      }
    }
  }
}
