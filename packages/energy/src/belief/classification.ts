import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkShape, valueAndGrads, type Objective } from '@gen/core';
import type { Layer } from '@gen/core/nn';

/** Examples with the classes that they are of. */
// A type and no interface, so that it is a container of tensors.
export type Labelled = {
  /** Examples, `[batch, ...event]`. */
  readonly x: Tensor;
  /** Number of the class of each, an integer from 0, `[batch]`. */
  readonly label: Tensor;
};

/**
 * The objective that trains a classifier: the surprise about the classes of examples, in nats an example.
 *
 *     −1/B Σ_b log softmax(network(x_b))[y_b]
 *
 * Metrics: `accuracy`, the share of examples whose most probable class is theirs (Bishop 2006, "Pattern
 * recognition and machine learning", §4.3.4).
 *
 * @param network maps `[batch, ...event]` to logits `[batch, classes]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { fit } from '@gen/core/train';
 * import { binaryUnits, classification, discriminativeNetwork, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(8), key: key(0) });
 * const model = discriminativeNetwork([rbm], { classes: 2, key: key(1) });
 * const batch = () => ({ x: tf.ones([6, 4]), label: tf.ones([6], 'int32') });
 * const batches = { batchesPerEpoch: 5, batchSize: 6, batch };
 * await fit({ model, objective: classification(model), batches, epochs: 2, key: key(2) });
 * model.dispose();
 * rbm.dispose();
 * ```
 */
export const classification =
  (network: Layer): Objective<Labelled> =>
  ({ x, label }, key) =>
    valueAndGrads(network.parameters(), () => {
      checkShape('classification', 'label', label.shape, [x.shape[0]!]);
      const logits = network.apply(x, { train: true, key });
      const wanted = tf.oneHot(tf.cast(label, 'int32'), logits.shape.at(-1)!);
      const logProb = tf.sum(tf.mul(tf.logSoftmax(logits), wanted), -1);
      const right = tf.equal(tf.argMax(logits, -1), tf.cast(label, 'int32'));
      const accuracy = tf.mean<Scalar>(tf.cast(right, 'float32'));
      return { value: tf.neg(tf.mean<Scalar>(logProb)), metrics: { accuracy } };
    });
