import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { gaussian } from '../random/gaussian.js';
import type { Key } from '../random/key.js';
import { truncatedNormal as drawTruncatedNormal } from '../random/truncated-normal.js';
import { uniform } from '../random/uniform.js';
import type { Shape } from '../shape.js';

/** How many numbers a unit of a layer reads, and how many units read one of its inputs. */
export interface Fans {
  /** Inputs of one unit: `inputs · kernelHeight · kernelWidth`. */
  readonly fanIn: number;
  /** Units that one input reaches: `outputs · kernelHeight · kernelWidth`. */
  readonly fanOut: number;
}

/** Makes the first value of a parameter: a pure function of its arguments. The caller owns it. */
export type Initializer = (key: Key, shape: Shape, fans: Fans) => Tensor;

const scaledUniform =
  (boundOf: (fans: Fans) => number): Initializer =>
  (key, shape, fans) =>
    tf.tidy(() => {
      const bound = boundOf(fans);
      return tf.mul(tf.sub(uniform(key, shape), 0.5), 2 * bound);
    });

const scaledGaussian =
  (stddevOf: (fans: Fans) => number): Initializer =>
  (key, shape, fans) =>
    tf.tidy(() => tf.mul(gaussian(key, shape), stddevOf(fans)));

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

/**
 * Zeros.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, zeros } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), biasInitializer: zeros });
 * layer.dispose();
 * ```
 */
export const zeros: Initializer = (_key, shape) => tf.zeros([...shape]);

/**
 * Ones.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, ones } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), biasInitializer: ones });
 * layer.dispose();
 * ```
 */
export const ones: Initializer = (_key, shape) => tf.ones([...shape]);

/**
 * One number everywhere.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { constant, dense } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), biasInitializer: constant(-1) });
 * layer.dispose();
 * ```
 */
export const constant =
  (value: number): Initializer =>
  (_key, shape) =>
    tf.fill([...shape], value);

/** Options of {@link randomNormal}. */
export interface RandomNormalOptions {
  /** Mean. */
  readonly mean?: number;
  /** Standard deviation. */
  readonly stddev?: number;
}

/**
 * Gaussian of a given mean and standard deviation, whatever the size of the layer.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, randomNormal } from '@gen/core/nn';
 *
 * const weightInitializer = randomNormal({ stddev: 0.02 });
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const randomNormal =
  ({ mean = 0, stddev = 0.05 }: RandomNormalOptions = {}): Initializer =>
  (key, shape) =>
    tf.tidy(() => tf.add(tf.mul(gaussian(key, shape), stddev), mean));

/** Options of {@link randomUniform}. */
export interface RandomUniformOptions {
  /** Least value. */
  readonly low?: number;
  /** Bound that is not reached. */
  readonly high?: number;
}

/**
 * Uniform between two bounds, whatever the size of the layer.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, randomUniform } from '@gen/core/nn';
 *
 * const weightInitializer = randomUniform({ low: -0.1, high: 0.1 });
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const randomUniform =
  ({ low = -0.05, high = 0.05 }: RandomUniformOptions = {}): Initializer =>
  (key, shape) =>
    tf.tidy(() => tf.add(tf.mul(uniform(key, shape), high - low), low));

/** Options of {@link truncatedNormal}. */
export interface TruncatedNormalOptions {
  /** Mean. */
  readonly mean?: number;
  /** Standard deviation before the cut. */
  readonly stddev?: number;
  /** Least distance from the mean, in standard deviations. */
  readonly low?: number;
  /** Largest distance from the mean, in standard deviations. */
  readonly high?: number;
}

/**
 * Gaussian without its tails, whatever the size of the layer. What is left has a smaller standard
 * deviation than `stddev`: 0.88 of it between −2 and 2.
 *
 * The bounds count in standard deviations, as in JAX; those of PyTorch's `trunc_normal_` do not.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, truncatedNormal } from '@gen/core/nn';
 *
 * const weightInitializer = truncatedNormal({ stddev: 0.02 });
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const truncatedNormal =
  ({ mean = 0, stddev = 0.05, low = -2, high = 2 }: TruncatedNormalOptions = {}): Initializer =>
  (key, shape) =>
    tf.tidy(() => tf.add(tf.mul(drawTruncatedNormal(key, shape, low, high), stddev), mean));

/**
 * Another initializer times a factor: the gain of PyTorch's `torch.nn.init`, such as √2 for ReLU or
 * 5/3 for tanh, with {@link glorotUniform} or {@link orthogonal}.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, orthogonal, scaled } from '@gen/core/nn';
 *
 * const weightInitializer = scaled(orthogonal, Math.SQRT2);
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const scaled =
  (initializer: Initializer, factor: number): Initializer =>
  (key, shape, fans) =>
    tf.tidy(() => tf.mul(initializer(key, shape, fans), factor));
