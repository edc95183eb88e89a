import {
  philoxBits,
  philoxGaussian,
  philoxIntegers,
  philoxUniform,
  type DrawAttrs,
  type PhiloxIntegersAttrs,
} from '@gen/core/kernels';
import type { Address, Functions } from '../wasm/functions.js';

/** Where in a stream to begin: the key's words, a block, and the address of 64 bytes of scratch. */
export type Stream = readonly [key0: number, key1: number, block: number, scratch: Address];

/** A draw that src/assembly computes, in whatever memory. */
export interface Draw {
  /** Name of the kernel. */
  readonly kernelName: string;
  /** Type of the numbers. */
  readonly dtype: 'float32' | 'int32';
  /** Writes `count` numbers of a stream at `out`. */
  write(functions: Functions, out: Address, count: number, stream: Stream, attrs: DrawAttrs): void;
}

/** The draws that need nothing but a key. */
export const draws: readonly Draw[] = [
  {
    kernelName: philoxBits.name,
    dtype: 'int32',
    write: ({ philoxBits }, out, count, stream) => philoxBits(out, count, ...stream),
  },
  {
    kernelName: philoxUniform.name,
    dtype: 'float32',
    write: ({ philoxUniform }, out, count, stream) => philoxUniform(out, count, ...stream),
  },
  {
    kernelName: philoxGaussian.name,
    dtype: 'float32',
    write: ({ philoxGaussian }, out, count, stream) => philoxGaussian(out, count, ...stream),
  },
  {
    kernelName: philoxIntegers.name,
    dtype: 'int32',
    write: ({ philoxIntegers }, out, count, stream, attrs) => {
      const { low, count: range } = attrs as PhiloxIntegersAttrs;
      philoxIntegers(out, count, ...stream, low, range);
    },
  },
];
