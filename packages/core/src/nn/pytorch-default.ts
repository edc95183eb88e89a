import type { Initializer } from './initializer.js';
import { scaledUniform } from './of-fans.js';

/**
 * Uniform within ±1 / √fanIn: what PyTorch gives both the weights (Kaiming uniform with a = √5) and
 * the biases of its linear and convolutional layers. The default of every layer here.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { pytorchDefault } from '@gen/core/nn';
 *
 * const weight = pytorchDefault(key(0), [2, 4], { fanIn: 4, fanOut: 2 }); // within ±0.5
 * ```
 */
export const pytorchDefault: Initializer = /* @__PURE__ */ scaledUniform(
  ({ fanIn }) => 1 / Math.sqrt(fanIn),
);
