/** Rows and columns of the product that are kept in registers; a fifth row would not fit there. */
export const tileRows = 4;
export const tileColumns = 8;

/** z (+)= the sum over terms of the products of a panel of 4 rows and a panel of 8 columns. */
export function tile(
  left: usize,
  right: usize,
  z: usize,
  stride: usize,
  terms: i32,
  accumulate: bool,
): void {
  let r00 = f32x4.splat(0);
  let r01 = f32x4.splat(0);
  let r10 = f32x4.splat(0);
  let r11 = f32x4.splat(0);
  let r20 = f32x4.splat(0);
  let r21 = f32x4.splat(0);
  let r30 = f32x4.splat(0);
  let r31 = f32x4.splat(0);
  for (const end = left + (<usize>(tileRows * terms) << 2); left < end; ) {
    const c0 = v128.load(right);
    const c1 = v128.load(right, 16);
    let r = v128.load_splat<f32>(left);
    r00 = f32x4.add(f32x4.mul(r, c0), r00);
    r01 = f32x4.add(f32x4.mul(r, c1), r01);
    r = v128.load_splat<f32>(left, 4);
    r10 = f32x4.add(f32x4.mul(r, c0), r10);
    r11 = f32x4.add(f32x4.mul(r, c1), r11);
    r = v128.load_splat<f32>(left, 8);
    r20 = f32x4.add(f32x4.mul(r, c0), r20);
    r21 = f32x4.add(f32x4.mul(r, c1), r21);
    r = v128.load_splat<f32>(left, 12);
    r30 = f32x4.add(f32x4.mul(r, c0), r30);
    r31 = f32x4.add(f32x4.mul(r, c1), r31);
    left += tileRows << 2;
    right += tileColumns << 2;
  }
  put(z, r00, r01, accumulate);
  put(z + stride, r10, r11, accumulate);
  put(z + 2 * stride, r20, r21, accumulate);
  put(z + 3 * stride, r30, r31, accumulate);
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
