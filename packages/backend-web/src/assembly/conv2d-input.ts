import { correlate, correlateScratch, packFilter, packedFilter } from './correlate';
import { frame } from './frame';
import { imageBytes, outBytes, Walk } from './walk';

// Pixels of dx that stand a stride apart meet the same taps of the filter. They are a phase of dx: the
// convolution, without a stride, of dy with these taps in reverse.

/** dx of dy and filter, the adjoint of `conv2d`, image by image and phase by phase. */
export function conv2dBackpropInput(
  dy: usize,
  filter: usize,
  dx: usize,
  scratch: usize,
  at: usize,
): void {
  const walk = changetype<Walk>(at);
  const panels = scratch + correlateScratch(termsOf(0, 0, walk));
  const seen = panels + panelBytes(walk);
  const phase = seen + seenBytes(walk);
  packPhases(filter, panels, phase, walk);
  const sparse = walk.filterHeight < walk.strideHeight || walk.filterWidth < walk.strideWidth;
  if (sparse) memory.fill(dx, 0, <usize>walk.batch * imageBytes(walk));
  for (let n = 0; n < walk.batch; n++) {
    seeOut(dy, seen, walk);
    let taps = panels;
    for (let a = 0; a < walk.strideHeight; a++) {
      for (let b = 0; b < walk.strideWidth; b++) {
        onePhase(seen, taps, dx, phase, scratch, a, b, walk);
        taps += <usize>packedFilter(termsOf(a, b, walk), walk.channels) << 2;
      }
    }
    dy += outBytes(walk);
    dx += imageBytes(walk);
  }
}

/** Bytes that `conv2dBackpropInput` needs beside its inputs and its output. */
export function conv2dBackpropInputScratch(at: usize): usize {
  const walk = changetype<Walk>(at);
  const filter = <usize>(walk.filterHeight * walk.filterWidth * walk.channels * walk.outChannels);
  const phase = max(imageBytes(walk), filter << 2);
  return correlateScratch(termsOf(0, 0, walk)) + panelBytes(walk) + seenBytes(walk) + phase;
}

/** How many taps of an axis belong to phase `a`. */
@inline
function tapsOf(a: i32, taps: i32, stride: i32): i32 {
  return max(0, (taps - a + stride - 1) / stride);
}

@inline
function termsOf(a: i32, b: i32, walk: Walk): i32 {
  const down = tapsOf(a, walk.filterHeight, walk.strideHeight);
  return down * tapsOf(b, walk.filterWidth, walk.strideWidth) * walk.outChannels;
}

function panelBytes(walk: Walk): usize {
  let floats = 0;
  for (let a = 0; a < walk.strideHeight; a++) {
    for (let b = 0; b < walk.strideWidth; b++) {
      floats += packedFilter(termsOf(a, b, walk), walk.channels);
    }
  }
  return <usize>floats << 2;
}

/** Packs the taps of each phase in reverse; `room` holds those of one phase, [channels, terms]. */
function packPhases(filter: usize, panels: usize, room: usize, walk: Walk): void {
  const bytes = <usize>walk.outChannels << 2;
  for (let a = 0; a < walk.strideHeight; a++) {
    for (let b = 0; b < walk.strideWidth; b++) {
      const terms = termsOf(a, b, walk);
      if (terms == 0) continue;
      const down = tapsOf(a, walk.filterHeight, walk.strideHeight);
      const across = tapsOf(b, walk.filterWidth, walk.strideWidth);
      let to = room;
      for (let c = 0; c < walk.channels; c++) {
        for (let i = down - 1; i >= 0; i--) {
          for (let j = across - 1; j >= 0; j--) {
            const h = a + walk.strideHeight * i;
            const w = b + walk.strideWidth * j;
            const tap = (h * walk.filterWidth + w) * walk.channels + c;
            memory.copy(to, filter + <usize>tap * bytes, bytes);
            to += bytes;
          }
        }
      }
      packFilter(room, panels, terms, walk.channels, <usize>terms << 2, 4);
      panels += <usize>packedFilter(terms, walk.channels) << 2;
    }
  }
}

/** The largest number of steps of the stride between the first tap of a phase and a pixel. */
@inline
function lastStep(size: i32, padding: i32, a: i32, stride: i32): i32 {
  return (size - 1 + padding - a + stride) / stride - 1;
}

/** The smallest. */
@inline
function firstStep(padding: i32, a: i32, stride: i32): i32 {
  return max(0, (padding - a + stride - 1) / stride);
}

@inline
function above(walk: Walk): i32 {
  return tapsOf(0, walk.filterHeight, walk.strideHeight) - 1;
}

@inline
function before(walk: Walk): i32 {
  return tapsOf(0, walk.filterWidth, walk.strideWidth) - 1;
}

@inline
function seenHeight(walk: Walk): i32 {
  return lastStep(walk.height, walk.top, 0, walk.strideHeight) + 1 + above(walk);
}

@inline
function seenWidth(walk: Walk): i32 {
  return lastStep(walk.width, walk.left, 0, walk.strideWidth) + 1 + before(walk);
}

function seenBytes(walk: Walk): usize {
  return <usize>(seenHeight(walk) * seenWidth(walk) * walk.outChannels) << 2;
}

/** Copies what the phases see of an image of dy. */
function seeOut(dy: usize, to: usize, walk: Walk): void {
  const height = seenHeight(walk);
  const width = seenWidth(walk);
  const channels = walk.outChannels;
  const top = above(walk);
  const left = before(walk);
  frame(dy, walk.outHeight, walk.outWidth, channels, to, height, width, top, left);
}

function onePhase(
  seen: usize,
  taps: usize,
  dx: usize,
  phase: usize,
  scratch: usize,
  a: i32,
  b: i32,
  walk: Walk,
): void {
  const down = tapsOf(a, walk.filterHeight, walk.strideHeight);
  const across = tapsOf(b, walk.filterWidth, walk.strideWidth);
  const m = firstStep(walk.top, a, walk.strideHeight);
  const u = firstStep(walk.left, b, walk.strideWidth);
  const height = lastStep(walk.height, walk.top, a, walk.strideHeight) + 1 - m;
  const width = lastStep(walk.width, walk.left, b, walk.strideWidth) + 1 - u;
  if (down == 0 || across == 0 || height <= 0 || width <= 0) return;
  const pixel = <usize>walk.outChannels << 2;
  const line = <usize>seenWidth(walk) * pixel;
  const skipped = <usize>(m + above(walk) - down + 1) * line;
  const first = seen + skipped + <usize>(u + before(walk) - across + 1) * pixel;
  const dense = walk.strideHeight == 1 && walk.strideWidth == 1;
  const run = across * walk.outChannels;
  const to = dense ? dx : phase;
  correlate(
    first, down, line, run, height, width, line, pixel, taps, to, walk.channels, scratch,
  );
  if (dense) return;
  const top = a - walk.top + walk.strideHeight * m;
  const left = b - walk.left + walk.strideWidth * u;
  spread(phase, dx, height, width, top, left, walk);
}

/** Puts the pixels of a phase where they belong. */
function spread(
  phase: usize,
  dx: usize,
  height: i32,
  width: i32,
  top: i32,
  left: i32,
  walk: Walk,
): void {
  const channels = walk.channels;
  for (let i = 0; i < height; i++) {
    const line = (top + i * walk.strideHeight) * walk.width + left;
    for (let j = 0; j < width; j++) {
      copy(phase, dx + (<usize>((line + j * walk.strideWidth) * channels) << 2), channels);
      phase += <usize>channels << 2;
    }
  }
}

// A pixel is a few dozen floats: less than a call of memory.copy is worth.
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
