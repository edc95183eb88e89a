import { correlate, correlateScratch, packFilter, packedFilter } from './correlate';
import { imageBytes, outBytes, see, seenBytes, seenWidth, Walk } from './walk';

/** y = patches(x) · filter, image by image. */
export function conv2d(x: usize, filter: usize, y: usize, scratch: usize, at: usize): void {
  const walk = changetype<Walk>(at);
  const columns = walk.outChannels;
  const run = walk.filterWidth * walk.channels;
  const terms = walk.filterHeight * run;
  const panels = scratch + correlateScratch(terms);
  const seen = panels + (<usize>packedFilter(terms, columns) << 2);
  packFilter(filter, panels, terms, columns, 4, <usize>columns << 2);
  const pixel = <usize>walk.channels << 2;
  const line = <usize>seenWidth(walk) * pixel;
  for (let n = 0; n < walk.batch; n++) {
    see(x, seen, walk);
    correlate(
      seen,
      walk.filterHeight,
      line,
      run,
      walk.outHeight,
      walk.outWidth,
      <usize>walk.strideHeight * line,
      <usize>walk.strideWidth * pixel,
      panels,
      y,
      columns,
      scratch,
    );
    x += imageBytes(walk);
    y += outBytes(walk);
  }
}

/** Bytes that `conv2d` needs beside its inputs and its output. */
export function conv2dScratch(at: usize): usize {
  const walk = changetype<Walk>(at);
  const terms = walk.filterHeight * walk.filterWidth * walk.channels;
  const panels = <usize>packedFilter(terms, walk.outChannels) << 2;
  return correlateScratch(terms) + panels + seenBytes(walk);
}
