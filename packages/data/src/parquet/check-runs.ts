import type { ColumnMetaData, Compressors, SchemaTree } from 'hyparquet';
import { thriftStruct, varint } from './thrift-struct.js';

/** A column's part of a group of rows. */
export interface ColumnPart {
  /** What the file's metadata say of it. */
  readonly column: ColumnMetaData;
  /** The schema's elements from its root to the column. */
  readonly path: readonly SchemaTree[];
  /** The pages, one after the other. */
  readonly bytes: Uint8Array;
}

/**
 * Throws where a page tells of more values than its column has, or a run within it is longer than the
 * page: hyparquet would write as many values as the run says, in time and memory without bound.
 *
 * (https://parquet.apache.org/docs/file-format/data-pages/encodings: run-length and bit-packed hybrid.)
 */
export function checkRuns({ column, path, bytes }: ColumnPart, compressors: Compressors): void {
  const view = viewOf(bytes);
  const levels = levelsOf(path);
  for (let at = 0; at < bytes.length - 1;) {
    const { numbers, structs, end } = thriftStruct(view, at);
    const compressed = numbers.get(3) ?? -1;
    const size = numbers.get(2) ?? -1;
    if (compressed < 0 || size < 0 || end + compressed > bytes.length) {
      throw new RangeError(`a page of ${compressed} bytes`);
    }
    const body = bytes.subarray(end, end + compressed);
    at = end + compressed;
    const [first, second, dictionary] = [structs.get(5), structs.get(8), structs.get(7)];
    const header = (first ?? second ?? dictionary)?.numbers;
    const count = header?.get(1) ?? 0;
    if (count < 0 || count > Number(column.num_values)) {
      throw new RangeError(`a page of ${count} values in a column of ${column.num_values}`);
    }
    const inflate = (part: Uint8Array, to: number): Uint8Array =>
      column.codec === 'UNCOMPRESSED' ? part : (compressors[column.codec]?.(part, to) ?? part);
    if (first !== undefined) {
      checkFirst(inflate(body, size), count, first.numbers.get(2) ?? 0, levels);
    } else if (second !== undefined) {
      const lengths = [second.numbers.get(6) ?? 0, second.numbers.get(5) ?? 0] as const;
      const [repetition, definition] = lengths;
      const skipped = repetition + definition;
      if (repetition < 0 || definition < 0 || skipped > body.length) {
        throw new RangeError(`levels of ${skipped} bytes`);
      }
      checkHybrid(viewOf(body), 0, levels.repetition, count);
      checkHybrid(viewOf(body), repetition, levels.definition, count);
      const packed = second.numbers.get(7) !== 0;
      const rest = body.subarray(skipped);
      const values = packed ? inflate(rest, size - skipped) : rest;
      checkValues(viewOf(values), 0, second.numbers.get(4) ?? 0, count);
    }
  }
}

interface Levels {
  /** Bits of a repetition level. */
  readonly repetition: number;
  /** Bits of a definition level. */
  readonly definition: number;
}

function levelsOf(path: readonly SchemaTree[]): Levels {
  const kinds = path.slice(1).map(({ element }) => element.repetition_type);
  const repeated = kinds.filter((kind) => kind === 'REPEATED').length;
  const defined = kinds.filter((kind) => kind !== 'REQUIRED').length;
  const bits = (most: number): number => Math.ceil(Math.log2(most + 1));
  return { repetition: bits(repeated), definition: bits(defined) };
}

/** A page of version 1: each kind of level with its length before it, then the values. */
function checkFirst(page: Uint8Array, count: number, encoding: number, levels: Levels): void {
  const view = viewOf(page);
  let at = 0;
  for (const bits of [levels.repetition, levels.definition]) {
    if (bits === 0) continue;
    checkHybrid(view, at + 4, bits, count);
    at += 4 + view.getUint32(at, true);
  }
  checkValues(view, at, encoding, count);
}

const [PLAIN_DICTIONARY, RLE, RLE_DICTIONARY] = [2, 3, 8];

function checkValues(view: DataView, at: number, encoding: number, count: number): void {
  if (count === 0) return;
  if (encoding === RLE) checkHybrid(view, at + 4, 1, count);
  if (encoding !== PLAIN_DICTIONARY && encoding !== RLE_DICTIONARY) return;
  if (at >= view.byteLength) return; // nothing but holes
  checkHybrid(view, at + 1, view.getUint8(at), count);
}

/** Runs of one value, or of packed values eight by eight, up to `count` of them. */
function checkHybrid(view: DataView, start: number, bits: number, count: number): void {
  for (let at = start, seen = 0; bits > 0 && seen < count && at < view.byteLength;) {
    const { value, end } = varint(view, at);
    const packed = value % 2 === 1;
    const half = Math.floor(value / 2);
    const run = packed ? 8 * half : half;
    if (run > count - seen + 7) throw new RangeError(`a run of ${run} in ${count} values`);
    if (run === 0) throw new RangeError('a run of no value');
    at = end + (packed ? half * bits : Math.ceil(bits / 8));
    seen += run;
  }
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
