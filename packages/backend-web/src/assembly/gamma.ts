// Gamma draws by the method of Marsaglia and Tsang, as packages/core/src/random/gamma-parts.ts: the first
// round of proposals for all, the others for who was rejected.

import { boxMuller } from './box-muller';
import { exp } from './exp';
import { log, log1p } from './log';
import { philoxBits, philoxGaussian, philoxUniform, uniform, words } from './philox';

const REJECTED: f32 = <f32>8.507059173023462e37; // 2¹²⁶

/** See Functions. */
export function philoxGamma(
  out: usize, start: u32, count: i32, total: u32, streams: usize, order: usize, rounds: i32,
  concentration: usize, stride: usize, isLog: bool, scratch: usize,
): void {
  const normals = scratch;
  const uniforms = scratch + 4096;
  const roots = scratch + 8192;
  const concentrations = scratch + 12288;
  const block = scratch + 16384;
  const bytes = <usize>count << 2;
  const first = (load<u32>(order) * total + start) >> 2;
  philoxGaussian(normals, count, load<u32>(streams), load<u32>(streams, 4), first, block);
  philoxUniform(uniforms, count, load<u32>(streams, 8), load<u32>(streams, 12), first, block);
  if (stride != 0) memory.copy(concentrations, concentration, bytes);
  else for (let i: usize = 0; i < bytes; i += 4) {
    store<f32>(concentrations + i, load<f32>(concentration));
  }
  for (let i: usize = bytes; (i & 15) != 0; i += 4) {
    store<f32>(normals + i, 0);
    store<f32>(uniforms + i, 0);
    store<f32>(concentrations + i, 1);
  }
  let small = i32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const a = v128.load(concentrations + i);
    small = v128.or(small, f32x4.lt(a, f32x4.splat(1)));
    const root = propose(v128.load(normals + i), v128.load(uniforms + i), scaleOf(a));
    v128.store(roots + i, root);
  }
  for (let i: usize = 0; i < bytes; i += 4) {
    if (load<f32>(roots + i) != REJECTED) continue;
    const scale = scaleOf(v128.load32_splat(concentrations + i));
    store<f32>(roots + i, again(start + <u32>(i >> 2), total, streams, order, rounds, scale, block));
  }
  const boosts = normals; // which are used
  const areSmall = v128.any_true(small);
  if (areSmall) {
    philoxBits(boosts, count, load<u32>(streams, 16), load<u32>(streams, 20), start >> 2, block);
  }
  for (let i: usize = 0; i < bytes; i += 16) {
    const a = v128.load(concentrations + i);
    const boost = areSmall ? boostOf(v128.load(boosts + i), a) : f32x4.splat(0);
    const scale = scaleOf(a);
    const root = v128.load(roots + i);
    const cube = f32x4.mul(root, f32x4.mul(root, root));
    const draw = isLog
      ? f32x4.add(f32x4.add(log(scale), f32x4.mul(log(root), f32x4.splat(3))), boost)
      : f32x4.mul(f32x4.mul(scale, cube), exp(boost));
    v128.store(roots + i, draw);
  }
  memory.copy(out, roots, bytes);
}

/** d, of a concentration or one more. */
@inline
function scaleOf(a: v128): v128 {
  const one = f32x4.splat(1);
  const raised = v128.bitselect(f32x4.add(a, one), a, f32x4.lt(a, one));
  return f32x4.sub(raised, f32x4.splat(<f32>(1.0 / 3.0)));
}

/** 1 + t where the proposal is accepted. */
@inline
function propose(z: v128, u: v128, scale: v128): v128 {
  const deviation = f32x4.div(f32x4.splat(<f32>(1.0 / 3.0)), f32x4.sqrt(scale));
  const t = f32x4.mul(z, deviation);
  const inside = f32x4.max(t, f32x4.splat(<f32>-0.99999988079071044921875));
  const exponent = f32x4.mul(f32x4.mul(scale, f32x4.splat(3)), remainder(inside));
  const accepted = v128.and(f32x4.lt(u, exp(exponent)), f32x4.gt(t, f32x4.splat(-1)));
  return v128.bitselect(f32x4.add(inside, f32x4.splat(1)), f32x4.splat(REJECTED), accepted);
}

/** log(1 + t) − t + t²/2 − t³/3. */
@inline
function remainder(t: v128): v128 {
  let cubic = f32x4.add(f32x4.mul(f32x4.splat(<f32>(1.0 / 3.0)), t), f32x4.splat(-0.5));
  cubic = f32x4.add(f32x4.mul(cubic, t), f32x4.splat(1));
  const direct = f32x4.sub(log1p(t), f32x4.mul(t, cubic));
  let p = f32x4.splat(<f32>(1.0 / 9.0));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(<f32>(-1.0 / 8.0)));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(<f32>(1.0 / 7.0)));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(<f32>(-1.0 / 6.0)));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(<f32>(1.0 / 5.0)));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(<f32>(-1.0 / 4.0)));
  const square = f32x4.mul(t, t);
  const series = f32x4.mul(f32x4.mul(square, square), p);
  return v128.bitselect(series, direct, f32x4.lt(f32x4.abs(t), f32x4.splat(0.25)));
}

/** The first accepted proposal of one element after the first round; 1 where there is none. */
function again(
  element: u32, total: u32, streams: usize, order: usize, rounds: i32, scale: v128, block: usize,
): f32 {
  for (let k = 1; k < rounds; k++) {
    const e = load<u32>(order + (<usize>k << 2)) * total + element;
    const lane = <usize>(e & 3) << 2;
    words(block, load<u32>(streams), load<u32>(streams, 4), e >> 2);
    boxMuller(block);
    const z = v128.load32_splat(block + lane);
    words(block, load<u32>(streams, 8), load<u32>(streams, 12), e >> 2);
    const u = uniform(v128.load32_splat(block + lane));
    const root = f32x4.extract_lane(propose(z, u, scale), 0);
    if (root != REJECTED) return root;
  }
  return 1;
}

/** The logarithm of U^(1/a) for a below 1, else 0. */
@inline
function boostOf(word: v128, a: v128): v128 {
  const sum = f32x4.add(f32x4.convert_i32x4_s(word), f32x4.splat(0.5));
  const x = f32x4.mul(sum, f32x4.splat(<f32>2.3283064365386963e-10));
  const tail = f32x4.abs(x);
  const below = log1p(f32x4.neg(tail));
  const logarithm = v128.bitselect(log(tail), below, f32x4.gt(x, f32x4.splat(0)));
  return v128.and(f32x4.div(logarithm, a), f32x4.lt(a, f32x4.splat(1)));
}
