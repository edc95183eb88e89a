import { copyEdge } from './copy-edge';
import { pack } from './pack';
import { tile, tileBytes, tileColumns, tileRows } from './tile';
import { up } from './up';
import { imageBytes, outBytes, see, seenBytes, seenWidth, Walk } from './walk';

// Terms that are summed at a time, chosen to stay in the caches.
const blockTerms = 256;

/** dFilter = patches(x)ᵀ · dy, image by image. */
export function conv2dBackpropFilter(
  x: usize,
  dy: usize,
  dFilter: usize,
  scratch: usize,
  at: usize,
): void {
  const walk = changetype<Walk>(at);
  const columns = walk.outChannels;
  const positions = walk.outHeight * walk.outWidth;
  const panels = scratch + tileBytes;
  const seen = panels + panelBytes(walk);
  const block = max(1, blockTerms / max(1, walk.outWidth));
  const taps = walk.filterHeight * walk.filterWidth * walk.channels;
  memory.fill(dFilter, 0, <usize>(taps * columns) << 2);
  for (let n = 0; n < walk.batch; n++) {
    see(x, seen, walk);
    pack(dy, panels, columns, positions, tileColumns, 4, <usize>columns << 2);
    for (let line = 0; line < walk.outHeight; line += block) {
      const lines = min(block, walk.outHeight - line);
      addLines(seen, panels, dFilter, scratch, line, lines, walk);
    }
    x += imageBytes(walk);
    dy += outBytes(walk);
  }
}

/** Adds what `lines` lines of dy, the first of them `line`, tell of the filter. */
function addLines(
  seen: usize,
  panels: usize,
  dFilter: usize,
  edge: usize,
  line: i32,
  lines: i32,
  walk: Walk,
): void {
  const columns = walk.outChannels;
  const width = walk.outWidth;
  const run = walk.filterWidth * walk.channels;
  const seenLine = <usize>(seenWidth(walk) * walk.channels) << 2;
  const lineStride = <usize>walk.strideHeight * seenLine;
  const termStride = <usize>(walk.strideWidth * walk.channels) << 2;
  const stride = <usize>columns << 2;
  const first = seen + <usize>line * lineStride;
  for (let j = 0; j < columns; j += tileColumns) {
    const terms = j * walk.outHeight * width + line * width * tileColumns;
    const panel = panels + (<usize>terms << 2);
    const across = min(tileColumns, columns - j);
    for (let h = 0; h < walk.filterHeight; h++) {
      const from = first + <usize>h * seenLine;
      for (let t = 0; t < run; t += tileRows) {
        const left = from + (<usize>t << 2);
        const z = dFilter + (<usize>((h * run + t) * columns + j) << 2);
        const down = min(tileRows, run - t);
        if (down == tileRows && across == tileColumns) {
          tile(left, lines, lineStride, width, termStride, panel, z, stride, true);
          continue;
        }
        const row: usize = tileColumns << 2;
        tile(left, lines, lineStride, width, termStride, panel, edge, row, false);
        copyEdge(edge, z, stride, down, across, true);
      }
    }
  }
}

function panelBytes(walk: Walk): usize {
  const width = up(walk.outChannels, tileColumns);
  return <usize>(walk.outHeight * walk.outWidth * width) << 2;
}

/** Bytes that `conv2dBackpropFilter` needs beside its inputs and its output. */
export function conv2dBackpropFilterScratch(at: usize): usize {
  const walk = changetype<Walk>(at);
  return tileBytes + panelBytes(walk) + seenBytes(walk);
}
