import type { Key } from '@gen/core';
import type { Initializer } from '@gen/core/nn';
import { RBM } from '../rbm/rbm.js';
import type { BiasParameters } from '../units/bias-parameters.js';
import { binaryUnits } from '../units/binary-units.js';
import type { EnumerableUnits, UnitParameters, Units } from '../units/units.js';
import {
  convolutionalConnection,
  type ConvolutionalConnectionConfig,
} from './convolutional-connection.js';
import { pooledUnits, type PooledUnits } from './pooled-units.js';
import { sharedUnits } from './shared-units.js';

/** What a convolutional RBM is made of. */
export interface ConvolutionalRBMConfig<V extends Units> extends ConvolutionalConnectionConfig {
  /** Makes so many visible units: `binaryUnits` by default, `gaussianUnits` for real numbers. */
  readonly visible?: (size: number) => V;
  /** Height and width of the blocks in which hidden units are pooled. */
  readonly pool?: number;
  /** What the start values of the weights are drawn by. */
  readonly key: Key;
  /** Makes the start values of the weights; by default Gaussian of standard deviation 0.01. */
  readonly weightInitializer?: Initializer;
}

/**
 * Convolutional RBM with probabilistic max pooling: an RBM of images whose weights are shared by all places.
 *
 *     E(v, h) = u_v(v) − Σₖ hᵏ · (Wᵏ ∗ v) − Σₖ bₖ Σᵢⱼ hᵏᵢⱼ,   at most one of the h of a block is 1
 *
 * It is an {@link RBM} of `sharedUnits`, of `pooledUnits` and of a {@link convolutionalConnection}, equal to
 * that of the dense matrix in which each filter stands at every place: so all that trains, samples and scores
 * an RBM serves it too. States are flat images, `[..., height · width · channels]`. Lee, Grosse, Ranganath & Ng
 * 2009, "Convolutional deep belief networks for scalable unsupervised learning of hierarchical
 * representations", §3.2–3.3, https://doi.org/10.1145/1553374.1553453; in the convolution filters are not
 * turned over.
 *
 * Its parameters are `weight` `[kernelHeight, kernelWidth, channels, filters]`, those of the visible units by
 * channel, such as `visible.bias` `[channels]`, and `hidden.bias` `[filters]`.
 *
 * @throws InputError where numbers are no counts, filters do not fit, or blocks do not fill the hidden image.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { convolutionalRBM } from '@gen/energy';
 *
 * const rbm = convolutionalRBM({ image: [8, 8, 1], filters: 4, kernelSize: 3, pool: 2, key: key(0) });
 * const v = tf.zeros([5, 64]);
 * const features = tf.tidy(() => rbm.hidden.pooled(rbm.hiddenMean(v))); // [5, 3 · 3 · 4]
 * const dreams = rbm.gibbs(key(1), v, 10); // [5, 64]
 * tf.dispose([v, features, dreams]);
 * rbm.dispose();
 * ```
 */
export function convolutionalRBM(
  config: Omit<ConvolutionalRBMConfig<Units>, 'visible'>,
): RBM<EnumerableUnits<BiasParameters>, PooledUnits>;
export function convolutionalRBM<P extends UnitParameters, V extends Units<P>>(
  config: ConvolutionalRBMConfig<V & Units<P>>,
): RBM<V, PooledUnits>;
export function convolutionalRBM({
  visible = binaryUnits,
  pool = 2,
  image,
  filters,
  kernelSize,
  ...start
}: ConvolutionalRBMConfig<Units>): RBM<Units, PooledUnits> {
  const connection = convolutionalConnection({ image, filters, kernelSize });
  const [height, width, channels] = connection.hiddenImage;
  return new RBM({
    visible: sharedUnits(visible(connection.visible), image[2]),
    hidden: sharedUnits(pooledUnits({ height, width, channels, pool }), filters),
    connection,
    ...start,
  });
}
