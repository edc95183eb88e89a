// Functions of two float32 tensors, over four axes with strides in elements: 0 where one of the two is
// broadcast, and on the last axis 0 or 1.

export function binaryAdd(
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  each(Op.Add, a, b, y, n0, n1, n2, n3, a0, a1, a2, a3, b0, b1, b2, b3);
}

export function binarySub(
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  each(Op.Sub, a, b, y, n0, n1, n2, n3, a0, a1, a2, a3, b0, b1, b2, b3);
}

export function binaryMultiply(
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  each(Op.Multiply, a, b, y, n0, n1, n2, n3, a0, a1, a2, a3, b0, b1, b2, b3);
}

export function binaryDivide(
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  each(Op.Divide, a, b, y, n0, n1, n2, n3, a0, a1, a2, a3, b0, b1, b2, b3);
}

export function binarySquaredDifference(
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  each(Op.SquaredDifference, a, b, y, n0, n1, n2, n3, a0, a1, a2, a3, b0, b1, b2, b3);
}

export function binaryMaximum(
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  each(Op.Maximum, a, b, y, n0, n1, n2, n3, a0, a1, a2, a3, b0, b1, b2, b3);
}

export function binaryMinimum(
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  each(Op.Minimum, a, b, y, n0, n1, n2, n3, a0, a1, a2, a3, b0, b1, b2, b3);
}

const enum Op {
  Add,
  Sub,
  Multiply,
  Divide,
  Maximum,
  Minimum,
  SquaredDifference,
}

// Inlined with a constant `op`, so that each caller keeps one of the branches.
@inline
function apply(op: Op, a: v128, b: v128): v128 {
  if (op == Op.Add) return f32x4.add(a, b);
  if (op == Op.Sub) return f32x4.sub(a, b);
  if (op == Op.Multiply) return f32x4.mul(a, b);
  if (op == Op.Divide) return f32x4.div(a, b);
  if (op == Op.Maximum) return f32x4.max(a, b);
  if (op == Op.Minimum) return f32x4.min(a, b);
  const difference = f32x4.sub(a, b);
  return f32x4.mul(difference, difference);
}

@inline
function each(
  op: Op,
  a: usize, b: usize, y: usize,
  n0: i32, n1: i32, n2: i32, n3: i32,
  a0: i32, a1: i32, a2: i32, a3: i32,
  b0: i32, b1: i32, b2: i32, b3: i32,
): void {
  const whole = <usize>(n3 & ~3) << 2;
  const bytes = <usize>n3 << 2;
  for (let i = 0; i < n0; i++) {
    for (let j = 0; j < n1; j++) {
      for (let k = 0; k < n2; k++) {
        const left = a + (<usize>(i * a0 + j * a1 + k * a2) << 2);
        const right = b + (<usize>(i * b0 + j * b1 + k * b2) << 2);
        let at: usize = 0;
        if (a3 != 0 && b3 != 0) {
          for (; at < whole; at += 16) {
            v128.store(y + at, apply(op, v128.load(left + at), v128.load(right + at)));
          }
        } else if (a3 != 0) {
          const one = v128.load_splat<f32>(right);
          for (; at < whole; at += 16) {
            v128.store(y + at, apply(op, v128.load(left + at), one));
          }
        } else {
          const one = v128.load_splat<f32>(left);
          for (; at < whole; at += 16) {
            v128.store(y + at, apply(op, one, v128.load(right + at)));
          }
        }
        for (; at < bytes; at += 4) {
          const x = v128.load32_zero(a3 != 0 ? left + at : left);
          const z = v128.load32_zero(b3 != 0 ? right + at : right);
          v128.store_lane<f32>(y + at, apply(op, x, z), 0);
        }
        y += bytes;
      }
    }
  }
}
