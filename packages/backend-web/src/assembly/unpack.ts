/** y[i] = byte i of a row / 255, for `size` bytes of each of `rows` rows of `width` words. */
export function unpackBytes(words: usize, y: usize, rows: i32, width: i32, size: i32): void {
  // Rows without a gap are one.
  if (size == width << 2) unpackRow(words, y, rows * size);
  else for (let row = 0; row < rows; row++) {
    unpackRow(words + <usize>(row * width << 2), y + <usize>(row * size << 2), size);
  }
}

function unpackRow(x: usize, y: usize, size: i32): void {
  const whole = size & ~15;
  for (let i = 0; i < whole; i += 16, x += 16, y += 64) {
    const bytes = v128.load(x);
    const low = i16x8.extend_low_i8x16_u(bytes);
    const high = i16x8.extend_high_i8x16_u(bytes);
    v128.store(y, share(i32x4.extend_low_i16x8_u(low)));
    v128.store(y, share(i32x4.extend_high_i16x8_u(low)), 16);
    v128.store(y, share(i32x4.extend_low_i16x8_u(high)), 32);
    v128.store(y, share(i32x4.extend_high_i16x8_u(high)), 48);
  }
  for (let i = whole; i < size; i++, x++, y += 4) store<f32>(y, <f32>load<u8>(x) / 255);
}

@inline
function share(bytes: v128): v128 {
  return f32x4.div(f32x4.convert_i32x4_s(bytes), f32x4.splat(255));
}
