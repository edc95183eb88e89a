/** Stores 4 × 4 floats with rows and columns swapped; the strides are the bytes between rows. */
@inline
export function transposeBlock(x: usize, xStride: usize, y: usize, yStride: usize): void {
  transposeFour(x, x + xStride, x + 2 * xStride, x + 3 * xStride, y, yStride);
}

/** The same of rows that lie anywhere. */
@inline
export function transposeFour(
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  y: usize,
  yStride: usize,
): void {
  const a = v128.load(x0);
  const b = v128.load(x1);
  const c = v128.load(x2);
  const d = v128.load(x3);
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(y, v128.shuffle<f32>(ab01, cd01, 0, 1, 4, 5));
  v128.store(y + yStride, v128.shuffle<f32>(ab01, cd01, 2, 3, 6, 7));
  v128.store(y + 2 * yStride, v128.shuffle<f32>(ab23, cd23, 0, 1, 4, 5));
  v128.store(y + 3 * yStride, v128.shuffle<f32>(ab23, cd23, 2, 3, 6, 7));
}

/** Stores 2 rows of 4 floats as 4 rows of 2. */
@inline
export function transposePair(x0: usize, x1: usize, y: usize, yStride: usize): void {
  const a = v128.load(x0);
  const b = v128.load(x1);
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  v128.store64_lane(y, ab01, 0);
  v128.store64_lane(y + yStride, ab01, 1);
  v128.store64_lane(y + 2 * yStride, ab23, 0);
  v128.store64_lane(y + 3 * yStride, ab23, 1);
}
