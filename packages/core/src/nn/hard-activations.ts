import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * min(max(x, −1), 1).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { hardtanh } from '@gen/core/nn';
 *
 * console.log(await hardtanh(tf.tensor1d([-2, 0.5])).data()); // Float32Array [ -1, 0.5 ]
 * ```
 */
export const hardtanh = (x: Tensor): Tensor => tf.clipByValue(x, -1, 1);

/**
 * min(max(x, 0), 6) (Krizhevsky 2010, "Convolutional Deep Belief Networks on CIFAR-10", Section 2).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { relu6 } from '@gen/core/nn';
 *
 * console.log(await relu6(tf.tensor1d([-1, 2, 8])).data()); // Float32Array [ 0, 2, 6 ]
 * ```
 */
export const relu6 = (x: Tensor): Tensor => tf.relu6(x);

/**
 * min(max(x + 3, 0), 6) / 6: a sigmoid of three straight lines (Howard et al. 2019, "Searching for
 * MobileNetV3", Section 5.2, https://arxiv.org/abs/1905.02244).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { hardsigmoid } from '@gen/core/nn';
 *
 * console.log(await hardsigmoid(tf.tensor1d([-4, 0, 4])).data()); // Float32Array [ 0, 0.5, 1 ]
 * ```
 */
export const hardsigmoid = (x: Tensor): Tensor => tf.tidy(() => tf.div(tf.relu6(tf.add(x, 3)), 6));

/**
 * x min(max(x + 3, 0), 6) / 6: {@link silu} with {@link hardsigmoid} (Howard et al. 2019, "Searching
 * for MobileNetV3", Section 5.2, https://arxiv.org/abs/1905.02244).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { hardswish } from '@gen/core/nn';
 *
 * console.log(await hardswish(tf.tensor1d([-4, 3, 4])).data()); // Float32Array [ -0, 3, 4 ]
 * ```
 */
export const hardswish = (x: Tensor): Tensor => tf.tidy(() => tf.mul(x, hardsigmoid(x)));
