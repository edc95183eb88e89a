import { copyEdge } from './copy-edge';
import { madd } from './madd';
import { pack, packEach } from './pack';
import { packPatches } from './pack-patches';
import { tile, tileBytes, tileColumns, tileRows } from './tile';
import { up } from './up';

// Fewer columns than this are summed along the terms, since most of a tile would go unused.
const narrow = 4;

// Positions that meet one panel of the filter before the next, so that it stays in the first cache.
const blockRows = tileRows * 8;

/** Bytes that `correlate` needs for a tile, the addresses of rows, and patches of so many terms. */
export function correlateScratch(terms: i32): usize {
  return tileBytes + (blockRows << 2) + (<usize>(blockRows * terms) << 2);
}

/** Floats of a filter of these sizes as `packFilter` leaves it. */
export function packedFilter(terms: i32, columns: i32): i32 {
  return terms * (columns < narrow ? columns : up(columns, tileColumns));
}

/** Puts a filter, `columns` of `terms`, into the order in which `correlate` reads it. */
export function packFilter(
  filter: usize,
  to: usize,
  terms: i32,
  columns: i32,
  columnStride: usize,
  termStride: usize,
): void {
  if (columns >= narrow) {
    pack(filter, to, columns, terms, tileColumns, columnStride, termStride);
    return;
  }
  for (let j = 0; j < columns; j++) {
    const column = filter + <usize>j * columnStride;
    packEach(column, to + (<usize>(j * terms) << 2), 1, terms, 1, columnStride, termStride);
  }
}

/**
 * y = patches(image) · filter: `outHeight` × `outWidth` positions of a filter of `lines` runs of `run`
 * floats. Strides are in bytes: between positions of a row, rows of positions, and lines.
 *
 * The patches are read where they lie: a line of the filter covers neighbours in memory.
 */
export function correlate(
  image: usize,
  lines: i32,
  lineStride: usize,
  run: i32,
  outHeight: i32,
  outWidth: i32,
  rowStride: usize,
  positionStride: usize,
  filter: usize,
  y: usize,
  columns: i32,
  scratch: usize,
): void {
  const rows = scratch + tileBytes;
  const count = outHeight * outWidth;
  for (let i = 0; i < count; i += blockRows) {
    for (let k = 0; k < blockRows; k++) {
      const at = min(i + k, count - 1);
      const row = image + <usize>(at / outWidth) * rowStride;
      store<usize>(rows + (<usize>k << 2), row + <usize>(at % outWidth) * positionStride);
    }
    const height = min(blockRows, count - i);
    const to = y + (<usize>(i * columns) << 2);
    if (columns < narrow) dots(rows, lines, lineStride, run, filter, to, height, columns);
    else tiles(rows, lines, lineStride, run, filter, to, height, columns, scratch);
  }
}

function tiles(
  rows: usize,
  lines: i32,
  lineStride: usize,
  run: i32,
  filter: usize,
  y: usize,
  height: i32,
  columns: i32,
  edge: usize,
): void {
  const terms = lines * run;
  const patches = rows + (blockRows << 2);
  for (let i = 0; i < height; i += tileRows) {
    const to = patches + (<usize>(i * terms) << 2);
    packPatches(rows + (<usize>i << 2), lines, lineStride, run, to);
  }
  const stride = <usize>columns << 2;
  for (let j = 0; j < columns; j += tileColumns) {
    const panel = filter + (<usize>(j * terms) << 2);
    const across = min(tileColumns, columns - j);
    for (let i = 0; i < height; i += tileRows) {
      const from = patches + (<usize>(i * terms) << 2);
      const z = y + (<usize>(i * columns + j) << 2);
      const down = min(tileRows, height - i);
      if (down == tileRows && across == tileColumns) {
        tile(from, 1, 0, terms, tileRows << 2, panel, z, stride, false);
        continue;
      }
      tile(from, 1, 0, terms, tileRows << 2, panel, edge, tileColumns << 2, false);
      copyEdge(edge, z, stride, down, across, false);
    }
  }
}

function dots(
  rows: usize,
  lines: i32,
  lineStride: usize,
  run: i32,
  filter: usize,
  y: usize,
  height: i32,
  columns: i32,
): void {
  for (let i = 0; i < height; i++) {
    const row = load<usize>(rows + (<usize>i << 2));
    let weights = filter;
    for (let j = 0; j < columns; j++) {
      store<f32>(y, dot(row, lines, lineStride, run, weights));
      weights += <usize>(lines * run) << 2;
      y += 4;
    }
  }
}

function dot(row: usize, lines: i32, lineStride: usize, run: i32, weights: usize): f32 {
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  for (; lines > 0; lines--, row += lineStride) {
    let at = row;
    const end = row + (<usize>run << 2);
    for (; at + 32 <= end; at += 32, weights += 32) {
      even = madd(v128.load(at), v128.load(weights), even);
      odd = madd(v128.load(at, 16), v128.load(weights, 16), odd);
    }
    for (; at < end; at += 4, weights += 4) {
      even = madd(v128.load32_zero(at), v128.load32_zero(weights), even);
    }
  }
  return sum(f32x4.add(even, odd));
}

@inline
function sum(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}
