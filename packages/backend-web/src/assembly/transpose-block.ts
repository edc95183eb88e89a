/** Stores 4 × 4 floats with rows and columns swapped; the strides are the bytes between rows. */
@inline
export function transposeBlock(x: usize, xStride: usize, y: usize, yStride: usize): void {
  const a = v128.load(x);
  const b = v128.load(x + xStride);
  const c = v128.load(x + 2 * xStride);
  const d = v128.load(x + 3 * xStride);
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(y, v128.shuffle<f32>(ab01, cd01, 0, 1, 4, 5));
  v128.store(y + yStride, v128.shuffle<f32>(ab01, cd01, 2, 3, 6, 7));
  v128.store(y + 2 * yStride, v128.shuffle<f32>(ab23, cd23, 0, 1, 4, 5));
  v128.store(y + 3 * yStride, v128.shuffle<f32>(ab23, cd23, 2, 3, 6, 7));
}
