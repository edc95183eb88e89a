import type { Numbers } from './numbers.js';

/** How numbers of one type lie in a file. */
export interface NumberType {
  /** What it is called in errors. */
  readonly name: string;
  /** Bytes of one number. */
  readonly bytes: number;
  /** Whether it can hold NaN. */
  readonly float: boolean;
  /**
   * Reads numbers; the bytes are owned by the caller, aligned, and may become the array.
   *
   * @returns nothing where a number cannot be told exactly.
   */
  decode(bytes: Uint8Array<ArrayBuffer>, littleEndian: boolean): Numbers | undefined;
}

const ownEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

interface ArrayType<T extends Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): T;
}

/** A type that JavaScript has an array of. */
function native<T extends Numbers>(name: string, Type: ArrayType<T>, float = false): NumberType {
  const width = Type.BYTES_PER_ELEMENT;
  return {
    name,
    bytes: width,
    float,
    decode: (bytes, littleEndian) => {
      if (littleEndian !== ownEndian && width > 1) swap(bytes, width);
      return new Type(bytes.buffer, bytes.byteOffset, bytes.length / width);
    },
  };
}

/** Turns the bytes of every number around. */
function swap(bytes: Uint8Array, width: number): void {
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
}

/** 64-bit integers become doubles, where that loses nothing: the engine has no integers of 64 bits. */
const wide = (name: string, Type: typeof BigInt64Array | typeof BigUint64Array): NumberType => ({
  name,
  bytes: 8,
  float: false,
  decode: (bytes, littleEndian) => {
    if (littleEndian !== ownEndian) swap(bytes, 8);
    const integers = new Type(bytes.buffer, bytes.byteOffset, bytes.length / 8);
    const numbers = Float64Array.from(integers, Number);
    return numbers.every(Number.isSafeInteger) ? numbers : undefined;
  },
});

const halves: NumberType = {
  name: 'float16',
  bytes: 2,
  float: true,
  decode: (bytes, littleEndian) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return Float32Array.from({ length: bytes.length / 2 }, (_, i) =>
      halfToNumber(view.getUint16(2 * i, littleEndian)),
    );
  },
};

const brainHalves: NumberType = {
  name: 'bfloat16',
  bytes: 2,
  float: true,
  decode: (bytes, littleEndian) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const bits = Uint32Array.from(
      { length: bytes.length / 2 },
      (_, i) => view.getUint16(2 * i, littleEndian) << 16,
    );
    return new Float32Array(bits.buffer);
  },
};

/** Sign, five bits of exponent, ten of fraction (IEEE 754 binary16). */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Types of number by their usual names. */
export const numberTypes = {
  uint8: native('uint8', Uint8Array),
  int8: native('int8', Int8Array),
  uint16: native('uint16', Uint16Array),
  int16: native('int16', Int16Array),
  uint32: native('uint32', Uint32Array),
  int32: native('int32', Int32Array),
  uint64: wide('uint64', BigUint64Array),
  int64: wide('int64', BigInt64Array),
  float16: halves,
  bfloat16: brainHalves,
  float32: native('float32', Float32Array, true),
  float64: native('float64', Float64Array, true),
} as const;
