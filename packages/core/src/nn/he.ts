import type { Initializer } from './initializer.js';
import { scaledGaussian, scaledUniform } from './of-fans.js';

/**
 * Uniform within ±√(6 / fanIn), for ReLU, also known as Kaiming (He et al. 2015, "Delving Deep into
 * Rectifiers", §2.2, https://arxiv.org/abs/1502.01852).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, heUniform } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer: heUniform });
 * layer.dispose();
 * ```
 */
export const heUniform: Initializer = /* @__PURE__ */ scaledUniform(({ fanIn }) =>
  Math.sqrt(6 / fanIn),
);

/**
 * Gaussian with standard deviation √(2 / fanIn), for ReLU, also known as Kaiming (He et al. 2015,
 * equation 10, https://arxiv.org/abs/1502.01852). Not truncated.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, heNormal } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer: heNormal });
 * layer.dispose();
 * ```
 */
export const heNormal: Initializer = /* @__PURE__ */ scaledGaussian(({ fanIn }) =>
  Math.sqrt(2 / fanIn),
);
