import { erf } from './erf';
import { exp, expm1 } from './exp';
import { log, log1p, log1pOfUnit } from './log';
import { tanh } from './tanh';

// Each function of one float32 tensor, four elements at a time: y[i] = f(x[i]) for i < count.

export function unaryCube(x: usize, y: usize, count: i32): void {
  map(Op.Cube, x, y, count);
}

export function unaryErf(x: usize, y: usize, count: i32): void {
  map(Op.Erf, x, y, count);
}

export function unaryExp(x: usize, y: usize, count: i32): void {
  map(Op.Exp, x, y, count);
}

export function unaryExpm1(x: usize, y: usize, count: i32): void {
  map(Op.Expm1, x, y, count);
}

export function unaryLog(x: usize, y: usize, count: i32): void {
  map(Op.Log, x, y, count);
}

export function unaryLog1p(x: usize, y: usize, count: i32): void {
  map(Op.Log1p, x, y, count);
}

export function unarySelu(x: usize, y: usize, count: i32): void {
  map(Op.Selu, x, y, count);
}

export function unarySoftplus(x: usize, y: usize, count: i32): void {
  map(Op.Softplus, x, y, count);
}

export function unaryStep(x: usize, y: usize, count: i32): void {
  map(Op.Step, x, y, count);
}

export function unaryTanh(x: usize, y: usize, count: i32): void {
  map(Op.Tanh, x, y, count);
}

const enum Op {
  Cube,
  Erf,
  Exp,
  Expm1,
  Log,
  Log1p,
  Selu,
  Softplus,
  Step,
  Tanh,
}

// Inlined with a constant `op`, so that each caller keeps one of the branches.
@inline
function apply(op: Op, x: v128): v128 {
  if (op == Op.Cube) return f32x4.mul(f32x4.mul(x, x), x);
  if (op == Op.Erf) return erf(x);
  if (op == Op.Exp) return exp(x);
  if (op == Op.Expm1) return expm1(x);
  if (op == Op.Log) return log(x);
  if (op == Op.Log1p) return log1p(x);
  if (op == Op.Selu) return selu(x);
  if (op == Op.Step) return step(x);
  if (op == Op.Softplus) return softplus(x);
  return tanh(x);
}

@inline
function map(op: Op, x: usize, y: usize, count: i32): void {
  const end = x + (<usize>count << 2);
  const whole = x + (<usize>(count & ~3) << 2);
  for (; x < whole; x += 16, y += 16) v128.store(y, apply(op, v128.load(x)));
  for (; x < end; x += 4, y += 4) v128.store_lane<f32>(y, apply(op, v128.load_splat<f32>(x)), 0);
}

/** λ x above zero, else λ α (exp(x) − 1), after Klambauer et al. (2017), https://arxiv.org/abs/1706.02515. */
@inline
function selu(x: v128): v128 {
  const below = f32x4.mul(expm1(x), f32x4.splat(<f32>1.6732632423543772));
  const either = v128.bitselect(x, below, f32x4.gt(x, f32x4.splat(0)));
  return f32x4.mul(either, f32x4.splat(<f32>1.0507009873554805));
}

/** log(1 + exp(x)) = max(x, 0) + log1p(exp(−|x|)) */
@inline
function softplus(x: v128): v128 {
  const positive = f32x4.pmax(x, f32x4.splat(0));
  return f32x4.add(positive, log1pOfUnit(exp(f32x4.neg(f32x4.abs(x)))));
}

/** 1 above zero, else 0; NaN of NaN. */
@inline
function step(x: v128): v128 {
  const above = v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.splat(1));
  return v128.bitselect(above, x, f32x4.eq(x, x));
}

/** x above zero, else slope · x. */
export function leakyRelu(x: usize, y: usize, count: i32, slope: f32): void {
  const end = x + (<usize>count << 2);
  const whole = x + (<usize>(count & ~3) << 2);
  const slopes = f32x4.splat(slope);
  for (; x < whole; x += 16, y += 16) v128.store(y, leaky(v128.load(x), slopes));
  for (; x < end; x += 4, y += 4) {
    v128.store_lane<f32>(y, leaky(v128.load_splat<f32>(x), slopes), 0);
  }
}

@inline
function leaky(x: v128, slope: v128): v128 {
  return v128.bitselect(x, f32x4.mul(x, slope), f32x4.gt(x, f32x4.splat(0)));
}
