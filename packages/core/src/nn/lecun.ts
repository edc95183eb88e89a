import type { Initializer } from './initializer.js';
import { scaledGaussian, scaledUniform } from './of-fans.js';

/**
 * Uniform within ±√(3 / fanIn) (LeCun et al. 1998, "Efficient BackProp", Section 4.6,
 * https://doi.org/10.1007/978-3-642-35289-8_3).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, lecunUniform } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer: lecunUniform });
 * layer.dispose();
 * ```
 */
export const lecunUniform: Initializer = /* @__PURE__ */ scaledUniform(({ fanIn }) =>
  Math.sqrt(3 / fanIn),
);

/**
 * Gaussian with standard deviation √(1 / fanIn), for {@link selu} (LeCun et al. 1998, equation 16,
 * https://doi.org/10.1007/978-3-642-35289-8_3). Not truncated.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, lecunNormal } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer: lecunNormal });
 * layer.dispose();
 * ```
 */
export const lecunNormal: Initializer = /* @__PURE__ */ scaledGaussian(({ fanIn }) =>
  Math.sqrt(1 / fanIn),
);
