import { tileColumns } from './tile';

/** Stores, or adds, the part of a tile that lies inside of z. */
export function copyEdge(
  edge: usize,
  z: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  accumulate: bool,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = z + <usize>i * stride + (<usize>j << 2);
      const value = load<f32>(edge + (<usize>(i * tileColumns + j) << 2));
      store<f32>(at, accumulate ? load<f32>(at) + value : value);
    }
  }
}
