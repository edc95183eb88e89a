import { matMul, matMulScratch } from './mat-mul';

/** How a filter walks over images, in NHWC; written by src/kernels/conv2d.ts, field by field. */
@unmanaged
class Walk {
  batch: i32;
  height: i32;
  width: i32;
  channels: i32;
  filterHeight: i32;
  filterWidth: i32;
  outHeight: i32;
  outWidth: i32;
  outChannels: i32;
  strideHeight: i32;
  strideWidth: i32;
  top: i32;
  left: i32;
}

// Convolutions are matrix products with the patches of the images: a row for each position of the
// filter, a column for each of its taps and channels. A block of patches is made at a time.

/** y = patches(x) · filter */
export function conv2d(x: usize, filter: usize, y: usize, scratch: usize, at: usize): void {
  const walk = changetype<Walk>(at);
  const taps = tapsOf(walk);
  const block = blockOf(walk);
  const rest = scratch + (<usize>(block * taps) << 2);
  for (let i = 0; i < positionsOf(walk); i += block) {
    const rows = min(block, positionsOf(walk) - i);
    const to = y + (<usize>(i * walk.outChannels) << 2);
    visitPatches(x, scratch, i, rows, walk, false);
    matMul(scratch, filter, to, rest, rows, taps, walk.outChannels, false, false, false);
  }
}

/** dFilter = patches(x)ᵀ · dy */
export function conv2dBackpropFilter(
  x: usize,
  dy: usize,
  dFilter: usize,
  scratch: usize,
  at: usize,
): void {
  const walk = changetype<Walk>(at);
  const taps = tapsOf(walk);
  const block = blockOf(walk);
  const rest = scratch + (<usize>(block * taps) << 2);
  memory.fill(dFilter, 0, <usize>(taps * walk.outChannels) << 2);
  for (let i = 0; i < positionsOf(walk); i += block) {
    const rows = min(block, positionsOf(walk) - i);
    const from = dy + (<usize>(i * walk.outChannels) << 2);
    visitPatches(x, scratch, i, rows, walk, false);
    matMul(scratch, from, dFilter, rest, taps, rows, walk.outChannels, true, false, true);
  }
}

/** patches(dx) = dy · filterᵀ, where what falls on the same element of dx is added. */
export function conv2dBackpropInput(
  dy: usize,
  filter: usize,
  dx: usize,
  scratch: usize,
  at: usize,
): void {
  const walk = changetype<Walk>(at);
  const taps = tapsOf(walk);
  const block = blockOf(walk);
  const rest = scratch + (<usize>(block * taps) << 2);
  memory.fill(dx, 0, <usize>(walk.batch * walk.height * walk.width * walk.channels) << 2);
  for (let i = 0; i < positionsOf(walk); i += block) {
    const rows = min(block, positionsOf(walk) - i);
    const from = dy + (<usize>(i * walk.outChannels) << 2);
    matMul(from, filter, scratch, rest, rows, walk.outChannels, taps, false, true, false);
    visitPatches(dx, scratch, i, rows, walk, true);
  }
}

/** Bytes that each of the three needs beside its inputs and its output. */
export function conv2dScratch(at: usize): usize {
  const walk = changetype<Walk>(at);
  const taps = tapsOf(walk);
  const block = blockOf(walk);
  const forward = matMulScratch(block, taps, walk.outChannels);
  const filter = matMulScratch(taps, block, walk.outChannels);
  const input = matMulScratch(block, walk.outChannels, taps);
  return (<usize>(block * taps) << 2) + max(forward, max(filter, input));
}

function tapsOf(walk: Walk): i32 {
  return walk.filterHeight * walk.filterWidth * walk.channels;
}

function positionsOf(walk: Walk): i32 {
  return walk.batch * walk.outHeight * walk.outWidth;
}

/** Positions whose patches are made at a time: at most a mebibyte of them. */
function blockOf(walk: Walk): i32 {
  const fitting = (1 << 18) / tapsOf(walk);
  return min(positionsOf(walk), max(4, min(384, fitting & ~3)));
}

/** Copies patches out of images, or adds them back in where `adding`. */
function visitPatches(
  images: usize,
  patches: usize,
  position: i32,
  count: i32,
  walk: Walk,
  adding: bool,
): void {
  const run = walk.filterWidth * walk.channels;
  for (const end = position + count; position < end; position++) {
    const image = position / (walk.outWidth * walk.outHeight);
    const top = ((position / walk.outWidth) % walk.outHeight) * walk.strideHeight - walk.top;
    const left = (position % walk.outWidth) * walk.strideWidth - walk.left;
    // The taps of a line of the filter that fall inside of the image are neighbours there.
    const from = min(walk.filterWidth, max(0, -left)) * walk.channels;
    const to = max(from, min(walk.filterWidth, walk.width - left) * walk.channels);
    for (let h = top; h < top + walk.filterHeight; h++) {
      const inside = h >= 0 && h < walk.height;
      const line = ((image * walk.height + h) * walk.width + left) * walk.channels;
      const pixels = images + (<usize>(line + from) << 2);
      const taps = patches + (<usize>from << 2);
      if (adding) {
        if (inside) add(taps, pixels, to - from);
      } else if (inside) {
        zeros(patches, from);
        copy(pixels, taps, to - from);
        zeros(patches + (<usize>to << 2), run - to);
      } else {
        zeros(patches, run);
      }
      patches += <usize>run << 2;
    }
  }
}

// Runs are short, a few dozen floats: shorter than a call of memory.copy or memory.fill is worth.

@inline
function copy(from: usize, to: usize, count: i32): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    v128.store(to + (<usize>k << 2), v128.load(from + (<usize>k << 2)));
  }
  for (; k < count; k++) {
    store<f32>(to + (<usize>k << 2), load<f32>(from + (<usize>k << 2)));
  }
}

@inline
function add(from: usize, to: usize, count: i32): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const at = to + (<usize>k << 2);
    v128.store(at, f32x4.add(v128.load(at), v128.load(from + (<usize>k << 2))));
  }
  for (; k < count; k++) {
    const at = to + (<usize>k << 2);
    store<f32>(at, load<f32>(at) + load<f32>(from + (<usize>k << 2)));
  }
}

@inline
function zeros(to: usize, count: i32): void {
  for (let k = 0; k < count; k++) store<f32>(to + (<usize>k << 2), 0);
}
