// Random numbers by Philox4x32-10, four blocks of four words at a time, one block a lane. The
// arithmetic is that of packages/core/src/random, operation by operation, so the bits are the same.

import { boxMuller } from './box-muller';

// A draw writes `count` numbers at `out`, beginning with block `block` of the stream of the key.
// Groups of 16 are written in place; what is left over is made in `scratch`, 64 bytes, and copied.

/** The words themselves. */
export function philoxBits(
  out: usize, count: i32, key0: u32, key1: u32, block: u32, scratch: usize,
): void {
  for (; count > 0; count -= 16, out += 64, block += 4) {
    const at = count < 16 ? scratch : out;
    words(at, key0, key1, block);
    if (count < 16) memory.copy(out, scratch, (<usize>count) << 2);
  }
}

/** (word & 0x7fffff) · 2⁻²³, in float32. */
export function philoxUniform(
  out: usize, count: i32, key0: u32, key1: u32, block: u32, scratch: usize,
): void {
  for (; count > 0; count -= 16, out += 64, block += 4) {
    const at = count < 16 ? scratch : out;
    words(at, key0, key1, block);
    for (let i: usize = 0; i < 64; i += 16) v128.store(at + i, uniform(v128.load(at + i)));
    if (count < 16) memory.copy(out, scratch, (<usize>count) << 2);
  }
}

/** Standard normal numbers of words two by two, in float32. */
export function philoxGaussian(
  out: usize, count: i32, key0: u32, key1: u32, block: u32, scratch: usize,
): void {
  for (; count > 0; count -= 16, out += 64, block += 4) {
    const at = count < 16 ? scratch : out;
    words(at, key0, key1, block);
    boxMuller(at);
    boxMuller(at + 32);
    if (count < 16) memory.copy(out, scratch, (<usize>count) << 2);
  }
}

/** low + high word of word · range. */
export function philoxIntegers(
  out: usize, count: i32, key0: u32, key1: u32, block: u32, scratch: usize, low: i32, range: u32,
): void {
  const ranges = i32x4.splat(range);
  const lows = i32x4.splat(low);
  for (; count > 0; count -= 16, out += 64, block += 4) {
    const at = count < 16 ? scratch : out;
    words(at, key0, key1, block);
    for (let i: usize = 0; i < 64; i += 16) {
      v128.store(at + i, i32x4.add(lows, high(v128.load(at + i), ranges)));
    }
    if (count < 16) memory.copy(out, scratch, (<usize>count) << 2);
  }
}

/** 1 where a uniform number is below its probability, else 0; `size` probabilities are repeated. */
export function philoxBernoulli(
  out: usize, count: i32, key0: u32, key1: u32, block: u32, scratch: usize, probs: usize, size: i32,
): void {
  if (size == count) return bernoulliEach(out, count, key0, key1, block, scratch, probs);
  philoxUniform(out, count, key0, key1, block, scratch);
  const all = (<usize>count) << 2;
  if (size == 1) return belowOne(out, load<f32>(probs), all);
  const run = (<usize>size) << 2;
  for (let start: usize = 0; start < all; start += run) below(out + start, probs, run);
}

// What is certain needs no draw: of the pixels of images most are 0 or 1.
function bernoulliEach(
  out: usize, count: i32, key0: u32, key1: u32, block: u32, scratch: usize, probs: usize,
): void {
  for (; count >= 16; count -= 16, out += 64, probs += 64, block += 4) {
    if (areCertain(probs)) {
      for (let i: usize = 0; i < 64; i += 16) {
        const ones = f32x4.ge(v128.load(probs + i), f32x4.splat(1));
        v128.store(out + i, v128.and(ones, f32x4.splat(1)));
      }
    } else {
      philoxUniform(out, 16, key0, key1, block, scratch);
      below(out, probs, 64);
    }
  }
  if (count == 0) return;
  philoxUniform(out, count, key0, key1, block, scratch);
  below(out, probs, <usize>count << 2);
}

/** Whether each of 16 probabilities is at most 0 or at least 1. */
function areCertain(probs: usize): bool {
  let all = i32x4.splat(-1);
  for (let i: usize = 0; i < 64; i += 16) {
    const p = v128.load(probs + i);
    const certain = v128.or(f32x4.le(p, f32x4.splat(0)), f32x4.ge(p, f32x4.splat(1)));
    all = v128.and(all, certain);
  }
  return i32x4.all_true(all);
}

function below(out: usize, probs: usize, bytes: usize): void {
  const ones = f32x4.splat(1);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const less = f32x4.lt(v128.load(out + i), v128.load(probs + i));
    v128.store(out + i, v128.and(less, ones));
  }
  for (; i < bytes; i += 4) {
    store<f32>(out + i, load<f32>(out + i) < load<f32>(probs + i) ? 1 : 0);
  }
}

function belowOne(out: usize, probability: f32, bytes: usize): void {
  const ones = f32x4.splat(1);
  const probabilities = f32x4.splat(probability);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    v128.store(out + i, v128.and(f32x4.lt(v128.load(out + i), probabilities), ones));
  }
  for (; i < bytes; i += 4) {
    store<f32>(out + i, load<f32>(out + i) < probability ? 1 : 0);
  }
}

@inline
export function uniform(word: v128): v128 {
  const numerator = v128.and(word, i32x4.splat(0x7fffff));
  return f32x4.mul(f32x4.convert_i32x4_s(numerator), f32x4.splat(1.1920928955078125e-7));
}

/** Writes blocks `block` to `block + 3`: 16 words. */
@inline
export function words(out: usize, key0: u32, key1: u32, block: u32): void {
  const multiplier0 = i32x4.splat(0xd2511f53);
  const multiplier1 = i32x4.splat(0xcd9e8d57);
  let c0 = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
  let c1 = i32x4.splat(0);
  let c2 = i32x4.splat(0);
  let c3 = i32x4.splat(0);
  for (let round = 0; round < 10; round++) {
    const product0 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
    const product0b = i64x2.extmul_high_i32x4_u(c0, multiplier0);
    const product1 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
    const product1b = i64x2.extmul_high_i32x4_u(c2, multiplier1);
    c0 = v128.xor(v128.xor(odd(product1, product1b), c1), i32x4.splat(key0));
    c1 = even(product1, product1b);
    c2 = v128.xor(v128.xor(odd(product0, product0b), c3), i32x4.splat(key1));
    c3 = even(product0, product0b);
    key0 += 0x9e3779b9;
    key1 += 0xbb67ae85;
  }
  // Lane j of c_i is word i of block j: transpose.
  const low01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
  const low23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
  const high23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 16);
  v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 32);
  v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 48);
}

/** High words of the products of unsigned words. */
@inline
function high(a: v128, b: v128): v128 {
  return odd(i64x2.extmul_low_i32x4_u(a, b), i64x2.extmul_high_i32x4_u(a, b));
}

@inline
function even(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

@inline
function odd(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}
