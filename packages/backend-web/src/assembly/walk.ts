import { frame } from './frame';

/** How a filter walks over images, in NHWC; written by src/kernels/conv2d.ts, field by field. */
@unmanaged
export class Walk {
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

/** Bytes of an image. */
@inline
export function imageBytes(walk: Walk): usize {
  return <usize>(walk.height * walk.width * walk.channels) << 2;
}

/** Bytes of what the filter makes of an image. */
@inline
export function outBytes(walk: Walk): usize {
  return <usize>(walk.outHeight * walk.outWidth * walk.outChannels) << 2;
}

/** Lines of the part of an image, with its padding, that the filter sees. */
@inline
export function seenHeight(walk: Walk): i32 {
  return (walk.outHeight - 1) * walk.strideHeight + walk.filterHeight;
}

/** Columns of it. */
@inline
export function seenWidth(walk: Walk): i32 {
  return (walk.outWidth - 1) * walk.strideWidth + walk.filterWidth;
}

/** Bytes of it, and some beyond that a tile may read. */
export function seenBytes(walk: Walk): usize {
  return (<usize>(seenHeight(walk) * seenWidth(walk) * walk.channels) << 2) + 32;
}

/** Copies what the filter sees of an image. */
export function see(image: usize, to: usize, walk: Walk): void {
  const height = seenHeight(walk);
  const width = seenWidth(walk);
  frame(image, walk.height, walk.width, walk.channels, to, height, width, walk.top, walk.left);
}
