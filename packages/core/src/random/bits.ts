import type { Tensor } from '@tensorflow/tfjs-core';
import { runKernel } from '../kernels/kernel.js';
import { philoxBits } from '../kernels/philox-bits.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';

/**
 * Draws 32 random bits an element, the same on every backend.
 *
 * Element e is word e mod 4 of the Philox4x32-10 block with counter (⌊e / 4⌋, 0, 0, 0) under the key
 * (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3",
 * https://doi.org/10.1145/2063384.2063405): what TensorFlow's `StatelessRandomUniformFullIntV2`
 * draws with that algorithm, that key and counter 0.
 *
 * @returns int32, the bits of the unsigned word. Read them: on WebGPU the ops of TensorFlow.js, `slice`
 * among them, pass int32 through float32 and keep 24 bits.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { bits } from '@gen/core/random';
 *
 * const words = bits(key(0), [4]);
 * console.log(Uint32Array.from(await words.data())); // 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, …
 * ```
 */
export function bits(key: Key, shape: Shape): Tensor {
  checkDrawShape('bits', shape);
  return runKernel(philoxBits, {}, { key: key.words, shape });
}
