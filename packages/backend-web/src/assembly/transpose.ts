/** y[j, i] = x[i, j] for x of shape [rows, columns], in float32. */
export function transpose(x: usize, y: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      store<f32>(y + ((j * rows + i) << 2), load<f32>(x + ((i * columns + j) << 2)));
    }
  }
}
