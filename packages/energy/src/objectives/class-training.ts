import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import { InputError, valueAndGrads, type Estimate, type Loss, type Objective } from '@gen/core';
import type { ClassRBM } from '../rbm/class-rbm.js';
import { oneHotLabels, type Labelled } from '../rbm/labelled.js';
import { contrastiveDivergence } from './contrastive-divergence.js';
import { evaluated } from './loss-objective.js';

/**
 * Trains a {@link ClassRBM} to be a model of states and classes together, −log p(x, y), by an objective of the
 * machine `joint`; contrastive divergence by default.
 *
 * @param objective of batches `[batch, visible + classes]`, borrowed.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, ClassRBM, generativeTraining, persistentContrastiveDivergence } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const model = new ClassRBM({ visible: binaryUnits(4), classes: 2, hidden: binaryUnits(3), key: key(0) });
 * const chains = persistentContrastiveDivergence(model.joint, { chains: 10, key: key(1) });
 * const objective = generativeTraining(model, chains);
 * const batch = { x: tf.ones([2, 4]), y: tf.oneHot([0, 1], 2) };
 * const { value, grads } = objective(batch, key(2), {});
 * tf.dispose([value, grads]);
 * chains.dispose();
 * model.dispose();
 * ```
 */
export function generativeTraining(
  model: ClassRBM,
  objective: Objective<Tensor> = contrastiveDivergence(model.joint),
): Objective<Labelled> {
  const { schedules, evaluate, parameters } = objective;
  const estimate: Objective<Labelled> = ({ x, y }, key, scalars): Estimate =>
    tf.tidy(
      () => ({ ...objective(model.joined(x, y), key, scalars) }) as unknown as TensorContainer,
    ) as unknown as Estimate;
  return Object.assign(estimate, {
    ...(schedules && { schedules }),
    ...(parameters && { parameters: () => parameters() }),
    ...(evaluate && {
      evaluate: ({ x, y }: Labelled, ...rest: Rest) =>
        tf.tidy(() => ({ ...evaluate(model.joined(x, y), ...rest) })),
    }),
  });
}

type Rest = Parameters<Objective<Tensor>> extends [unknown, ...infer R] ? R : never;

/**
 * Trains a {@link ClassRBM} to classify: the mean of −log p(y | x), exactly, in nats.
 *
 * Metrics: `accuracy`. Parameters of the visible units have no gradient (Larochelle & Bengio 2008,
 * "Classification using discriminative restricted Boltzmann machines", §4,
 * https://doi.org/10.1145/1390156.1390224).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { fit } from '@gen/core/train';
 * import { binarize, digits, labelledBatches } from '@gen/data';
 * import { binaryUnits, ClassRBM, discriminativeTraining } from '@gen/energy';
 *
 * const model = new ClassRBM({ visible: binaryUnits(784), classes: 10, hidden: binaryUnits(20), key: key(0) });
 * const options = { batchSize: 20, key: key(1), flat: true, transform: binarize };
 * const batches = labelledBatches(digits(key(2), { count: 100 }), options);
 * const objective = discriminativeTraining(model);
 * const { metrics } = await fit({ model, objective, batches, epochs: 2, key: key(3) });
 * console.log(metrics.accuracy); // of ten digits
 * model.dispose();
 * ```
 */
export function discriminativeTraining(model: ClassRBM): Objective<Labelled> {
  const loss = ({ x, y }: Labelled): Loss => {
    const labels = oneHotLabels('discriminativeTraining', y, [x.shape[0]!], model.classes);
    const logProbs = model.classLogProbs(x);
    const value = tf.neg<Scalar>(tf.mean(tf.sum(tf.mul(logProbs, labels), -1)));
    const isRight = tf.equal(tf.argMax(logProbs, -1), tf.argMax(labels, -1));
    return { value, metrics: { accuracy: tf.mean<Scalar>(tf.cast(isRight, 'float32')) } };
  };
  return Object.assign((batch: Labelled) => valueAndGrads(model.parameters(), () => loss(batch)), {
    evaluate: (batch: Labelled) => evaluated(() => loss(batch)),
  });
}

/** Options of {@link hybridTraining}. */
export interface HybridTrainingOptions {
  /** Weight α of the generative part. */
  readonly weight?: number;
  /** The generative part, an objective of `joint`, borrowed; contrastive divergence by default. */
  readonly generative?: Objective<Tensor>;
}

/**
 * Trains a {@link ClassRBM} to classify and to be a model of the states, −log p(y | x) − α log p(x, y): the
 * generative part keeps the classifier from overfitting.
 *
 * `value` is the sum of both parts; metrics: `accuracy`, `discriminative`, `generative` (Larochelle & Bengio
 * 2008, §5, https://doi.org/10.1145/1390156.1390224).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, ClassRBM, hybridTraining } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const model = new ClassRBM({ visible: binaryUnits(4), classes: 2, hidden: binaryUnits(3), key: key(0) });
 * const batch = { x: tf.ones([2, 4]), y: tf.oneHot([0, 1], 2) };
 * const { value, grads, metrics } = hybridTraining(model, { weight: 0.01 })(batch, key(1), {});
 * tf.dispose([value, grads, { ...metrics }]);
 * model.dispose();
 * ```
 */
export function hybridTraining(
  model: ClassRBM,
  { weight = 0.01, generative: joint }: HybridTrainingOptions = {},
): Objective<Labelled> {
  checkWeight(weight);
  const discriminative = discriminativeTraining(model);
  const generative = generativeTraining(model, joint);
  const { schedules, parameters } = generative;
  const sum = (ours: Scalar, theirs: Scalar): Scalar => tf.add(ours, tf.mul(theirs, weight));
  const estimate: Objective<Labelled> = (batch, key, scalars): Estimate =>
    tf.tidy(() => {
      const [own, other] = [discriminative(batch, key, scalars), generative(batch, key, scalars)];
      const grads = Object.entries(other.grads).map(([path, gradient]) => {
        const ours = own.grads[path];
        const theirs = tf.mul(gradient, weight);
        return [path, ours === undefined ? theirs : tf.add(ours, theirs)] as const;
      });
      const parts = { discriminative: own.value, generative: other.value };
      return {
        value: sum(own.value, other.value),
        grads: Object.fromEntries(grads),
        metrics: { ...own.metrics, ...parts },
      } as unknown as TensorContainer;
    }) as unknown as Estimate;
  return Object.assign(estimate, {
    ...(schedules && { schedules }),
    ...(parameters && { parameters }),
    evaluate: (batch: Labelled, ...rest: Rest) =>
      tf.tidy(() => {
        const own = discriminative.evaluate!(batch, ...rest);
        const other = generative.evaluate?.(batch, ...rest)['loss'] ?? tf.scalar(0);
        const parts = { discriminative: own['loss']!, generative: other };
        return { ...own, ...parts, loss: sum(own['loss']!, other) };
      }),
  });
}

function checkWeight(weight: number): void {
  if (Number.isFinite(weight) && weight >= 0) return;
  throw new InputError({
    callee: 'hybridTraining',
    argument: 'weight',
    expected: 'a finite number from 0 on',
    got: `${weight}`,
  });
}
