import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { ElementArray, ElementType, HostTensor } from './host-tensor.js';

/**
 * Makes a tensor of the engine out of a host tensor. The caller owns it.
 *
 * Floats become float32 (half floats exactly, doubles rounded), integers int32, and booleans bool.
 * Throws an {@link InputError} for an integer that int32 cannot hold.
 *
 * @example
 * ```ts
 * import { toTensor } from '@gen/core/train';
 *
 * // 1 and −2 in bfloat16
 * const x = toTensor({ dtype: 'BF16', shape: [2], data: new Uint16Array([0x3f80, 0xc000]) });
 * console.log(await x.data()); // Float32Array [ 1, -2 ]
 * ```
 */
export function toTensor({ dtype, shape, data }: HostTensor): Tensor {
  const type = engineType(dtype);
  return tf.tensor(READERS[type](dtype, data), [...shape], type);
}

/** The type of the engine that holds elements of a type. */
export function engineType(dtype: ElementType): keyof typeof READERS {
  if (dtype === 'BOOL') return 'bool';
  return dtype in FLOATS ? 'float32' : 'int32';
}

const READERS = {
  bool: (_dtype: ElementType, data: ElementArray) => Uint8Array.from(data as Uint8Array),
  float32: floats,
  int32: integers,
};

const FLOATS: Partial<Record<ElementType, (element: number) => number>> = {
  F64: (element) => element,
  F32: (element) => element,
  F16: fromHalf,
  BF16: fromBrainHalf,
};

function floats(dtype: ElementType, data: ElementArray): Float32Array {
  return Float32Array.from(data as Float64Array, FLOATS[dtype]!);
}

function integers(dtype: ElementType, data: ElementArray): Int32Array {
  return Int32Array.from(data as ArrayLike<number>, (element) => {
    const integer = Number(element);
    if ((integer | 0) === integer) return integer;
    throw new InputError({
      callee: 'toTensor',
      argument: 'data',
      expected: `${dtype} that int32 can hold`,
      got: `${element}`,
    });
  });
}

/** A number of IEEE 754 binary16. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0) return sign * 2 ** -14 * fraction;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction);
}

const word = new DataView(new ArrayBuffer(4));

/** A number of bfloat16: the upper half of a float32. */
function fromBrainHalf(bits: number): number {
  word.setUint32(0, bits << 16);
  return word.getFloat32(0);
}
