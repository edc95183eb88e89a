import { madd } from './madd';

/**
 * Rows and columns of the product that are kept in registers. Without fused products each needs one
 * register more, and six rows would not fit.
 */
export const tileRows = ASC_FEATURE_RELAXED_SIMD ? 6 : 4;
export const tileColumns = 8;
export const tileBytes: usize = tileRows * tileColumns * 4;

/**
 * z (+)= the sum over terms of the products of neighbours at `left` and a panel of columns at `right`.
 * On the left, terms are `lines` runs of `run`, which stand `lineStride` and `termStride` bytes apart.
 */
export function tile(
  left: usize,
  lines: i32,
  lineStride: usize,
  run: i32,
  termStride: usize,
  right: usize,
  z: usize,
  stride: usize,
  accumulate: bool,
): void {
  let c0: v128, c1: v128, r: v128;
  let r00 = f32x4.splat(0);
  let r01 = f32x4.splat(0);
  let r10 = f32x4.splat(0);
  let r11 = f32x4.splat(0);
  let r20 = f32x4.splat(0);
  let r21 = f32x4.splat(0);
  let r30 = f32x4.splat(0);
  let r31 = f32x4.splat(0);
  let r40 = f32x4.splat(0);
  let r41 = f32x4.splat(0);
  let r50 = f32x4.splat(0);
  let r51 = f32x4.splat(0);
  for (let line = left; lines > 0; lines--, line += lineStride) {
    left = line;
    for (const end = right + <usize>run * (tileColumns * 4); right < end; ) {
      c0 = v128.load(right);
      c1 = v128.load(right, 16);
      r = v128.load_splat<f32>(left);
      r00 = madd(r, c0, r00);
      r01 = madd(r, c1, r01);
      r = v128.load_splat<f32>(left, 4);
      r10 = madd(r, c0, r10);
      r11 = madd(r, c1, r11);
      r = v128.load_splat<f32>(left, 8);
      r20 = madd(r, c0, r20);
      r21 = madd(r, c1, r21);
      r = v128.load_splat<f32>(left, 12);
      r30 = madd(r, c0, r30);
      r31 = madd(r, c1, r31);
      if (tileRows == 6) {
        r = v128.load_splat<f32>(left, 16);
        r40 = madd(r, c0, r40);
        r41 = madd(r, c1, r41);
        r = v128.load_splat<f32>(left, 20);
        r50 = madd(r, c0, r50);
        r51 = madd(r, c1, r51);
      }
      left += termStride;
      right += tileColumns * 4;
    }
  }
  put(z, r00, r01, accumulate);
  put(z + stride, r10, r11, accumulate);
  put(z + 2 * stride, r20, r21, accumulate);
  put(z + 3 * stride, r30, r31, accumulate);
  if (tileRows == 6) {
    put(z + 4 * stride, r40, r41, accumulate);
    put(z + 5 * stride, r50, r51, accumulate);
  }
}

@inline
function put(z: usize, c0: v128, c1: v128, accumulate: bool): void {
  if (accumulate) {
    c0 = f32x4.add(v128.load(z), c0);
    c1 = f32x4.add(v128.load(z, 16), c1);
  }
  v128.store(z, c0);
  v128.store(z, c1, 16);
}
