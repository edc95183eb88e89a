import * as tf from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { identity } from './activations.js';
import { compound } from './compound.js';
import type { Layer, Network } from './layer.js';

/** Options of {@link residual}. */
export interface ResidualOptions {
  /** What x passes on its way around the body, where the shape changes; x itself where left out. */
  readonly shortcut?: Network;
}

/**
 * A network and a way around it (He et al. 2016, "Deep Residual Learning for Image Recognition",
 * equations 1 and 2, https://arxiv.org/abs/1512.03385).
 *
 *     y = shortcut(x) + body(x)
 *
 * Parameters are headed by `body.` and `shortcut.`. It owns both: disposing it disposes them.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { dense, relu, residual, sequential } from '@gen/core/nn';
 *
 * const [first, second] = split(key(0));
 * const block = residual(
 *   sequential([
 *     dense({ inputs: 8, outputs: 16, key: first }),
 *     relu,
 *     dense({ inputs: 16, outputs: 8, key: second }),
 *   ]),
 * );
 * const y = block.apply(tf.zeros([4, 8])); // [4, 8]
 * block.dispose();
 * ```
 */
export const residual = (body: Network, { shortcut = identity }: ResidualOptions = {}): Layer =>
  compound({ body, shortcut }, (x, parts) => {
    const [around, through] = [parts.shortcut(x), parts.body(x)];
    checkShape('residual.apply', 'body(x)', through.shape, around.shape, REMEDY);
    return tf.add(around, through);
  });

const REMEDY = 'Pass a `shortcut` that brings x to the shape of what the body gives.';
