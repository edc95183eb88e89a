/**
 * y[ids[i], k] += x[i, k] for x of shape [rows, width] over y of zeros, in float32.
 *
 * Rows whose id is outside [0, segments) are left out, as in TensorFlow.
 */
export function segmentSum(
  x: usize,
  ids: usize,
  y: usize,
  rows: i32,
  width: i32,
  segments: i32,
): void {
  memory.fill(y, 0, (<usize>(segments * width)) << 2);
  for (let i = 0; i < rows; i++) {
    const id = load<i32>(ids + ((<usize>i) << 2));
    if (id < 0 || id >= segments) continue;
    addRow(x + ((<usize>(i * width)) << 2), y + ((<usize>(id * width)) << 2), width);
  }
}

function addRow(x: usize, y: usize, width: i32): void {
  const whole = width & ~3;
  for (let k = 0; k < whole; k += 4) {
    const offset = (<usize>k) << 2;
    v128.store(y + offset, f32x4.add(v128.load(y + offset), v128.load(x + offset)));
  }
  for (let k = whole; k < width; k++) {
    const offset = (<usize>k) << 2;
    store<f32>(y + offset, load<f32>(y + offset) + load<f32>(x + offset));
  }
}
