import type { IdxData } from './idx.js';

/** Big-endian numbers of an IDX type, in an array of their own type. */
export function decodeNumbers(type: number, bytes: Uint8Array): IdxData {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 0x08:
      return bytes;
    case 0x09:
      return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    case 0x0b:
      return new Int16Array(bytes.length / 2).map((_, i) => view.getInt16(2 * i));
    case 0x0c:
      return new Int32Array(bytes.length / 4).map((_, i) => view.getInt32(4 * i));
    case 0x0d:
      return new Float32Array(bytes.length / 4).map((_, i) => view.getFloat32(4 * i));
    default:
      return new Float64Array(bytes.length / 8).map((_, i) => view.getFloat64(8 * i));
  }
}
