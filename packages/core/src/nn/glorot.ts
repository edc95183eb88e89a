import type { Initializer } from './initializer.js';
import { scaledGaussian, scaledUniform } from './of-fans.js';

/**
 * Uniform within ±√(6 / (fanIn + fanOut)), also known as Xavier (Glorot & Bengio 2010,
 * "Understanding the difficulty of training deep feedforward neural networks", equation 16,
 * https://proceedings.mlr.press/v9/glorot10a.html).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, glorotUniform } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer: glorotUniform });
 * layer.dispose();
 * ```
 */
export const glorotUniform: Initializer = /* @__PURE__ */ scaledUniform(({ fanIn, fanOut }) =>
  Math.sqrt(6 / (fanIn + fanOut)),
);

/**
 * Gaussian with standard deviation √(2 / (fanIn + fanOut)), also known as Xavier (Glorot & Bengio
 * 2010, equation 12, https://proceedings.mlr.press/v9/glorot10a.html). Not truncated.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, glorotNormal } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer: glorotNormal });
 * layer.dispose();
 * ```
 */
export const glorotNormal: Initializer = /* @__PURE__ */ scaledGaussian(({ fanIn, fanOut }) =>
  Math.sqrt(2 / (fanIn + fanOut)),
);
