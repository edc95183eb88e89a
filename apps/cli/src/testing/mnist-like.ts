import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { key } from '@gen/core';
import { digits } from '@gen/data';

/** An IDX file of bytes. */
export function idx(shape: readonly number[], data: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint32(0, 0x0800 + shape.length);
  shape.forEach((size, axis) => header.setUint32(4 + 4 * axis, size));
  return Buffer.concat([new Uint8Array(header.buffer), data]);
}

/** Files under the names of MNIST, in a folder: few digits, and one file gzipped. */
export function writeMnist(folder: string, { train = 200, test = 40 } = {}): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes);
  const [trained, tested] = [train, test].map((count, i) => digits(key(i), { count }));
  write('train-images-idx3-ubyte', idx([train, 28, 28], trained!.images));
  write('train-labels-idx1-ubyte', idx([train], trained!.labels));
  write('t10k-images-idx3-ubyte.gz', gzipSync(idx([test, 28, 28], tested!.images)));
  write('t10k-labels-idx1-ubyte', idx([test], tested!.labels));
}
