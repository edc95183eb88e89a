import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { valueAndGrads, type Key, type Loss, type Objective } from '@gen/core';
import type { Layer } from '@gen/core/nn';
import { evaluated } from '../objectives/loss-objective.js';
import { oneHotLabels, type Labelled } from '../rbm/labelled.js';

/**
 * The objective that trains a classifier: the surprise about the classes of examples, in nats an example.
 *
 *     −1/B Σ_b y_b · log softmax(network(x_b))
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
 * const batch = () => ({ x: tf.ones([6, 4]), y: tf.tensor1d([0, 1, 1, 0, 1, 1], 'int32') });
 * const batches = { batchesPerEpoch: 5, batchSize: 6, batch };
 * await fit({ model, objective: classification(model), batches, epochs: 2, key: key(2) });
 * model.dispose();
 * rbm.dispose();
 * ```
 */
export function classification(
  network: Layer,
): Objective<Labelled> & Required<Pick<Objective<Labelled>, 'evaluate'>> {
  return Object.assign(
    ({ x, y }: Labelled, key: Key) =>
      valueAndGrads(network.parameters(), () => lossOf(network.apply(x, { train: true, key }), y)),
    { evaluate: ({ x, y }: Labelled) => evaluated(() => lossOf(network.apply(x), y)) },
  );
}

function lossOf(logits: Tensor, y: Tensor): Loss {
  const [batch, classes] = logits.shape as [number, number];
  const labels = oneHotLabels('classification', y, [batch], classes);
  const logProb = tf.sum(tf.mul(tf.logSoftmax(logits), labels), -1);
  const right = tf.equal(tf.argMax(logits, -1), tf.argMax(labels, -1));
  const accuracy = tf.mean<Scalar>(tf.cast(right, 'float32'));
  return { value: tf.neg(tf.mean<Scalar>(logProb)), metrics: { accuracy } };
}
