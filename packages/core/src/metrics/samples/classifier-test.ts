import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { dense } from '../../nn/dense.js';
import { relu } from '../../nn/activations.js';
import type { Layer } from '../../nn/layer.js';
import { sequential } from '../../nn/sequential.js';
import { foldIn } from '../../random/fold-in.js';
import type { Key } from '../../random/key.js';
import { permutation } from '../../random/permutation.js';
import { split } from '../../random/split.js';
import { ndtr } from '../../special/ndtr.js';
import { fit } from '../../train/fit.js';
import { adam } from '../../train/optimizers/adam.js';
import { valueAndGrads } from '../../value-and-grads.js';
import { proportionScore, type Score } from '../score.js';

/** Options of {@link classifierTest}. */
export interface ClassifierTestOptions {
  /** Key of the folds and of the classifiers' first weights. */
  readonly key: Key;
  /** In how many parts the samples are cut: each is judged by a classifier trained on the others. */
  readonly folds?: number;
  /** Units of the classifier's hidden layer. */
  readonly hidden?: number;
  /** Steps of training, each on all vectors. */
  readonly steps?: number;
}

/** What {@link classifierTest} finds. */
export interface ClassifierTest {
  /** The share of held-out vectors whose sample the classifier tells: ½ where they are alike. */
  readonly accuracy: Score;
  /** The chance of such an accuracy or a higher one where both are of one distribution. */
  readonly pValue: number;
}

/**
 * Tests whether a classifier can tell two samples apart (C2ST): its accuracy on vectors that it was not
 * trained on.
 *
 *     accuracy = share of N vectors whose sample is told,   p = 1 − Φ((accuracy − ½) √(4N))
 *
 * The classifier has one hidden layer of ReLU units and sees standardized vectors. Of the larger sample
 * as many vectors count as the smaller one has. The p-value is that of a normal distribution of mean ½
 * and variance 1 / 4N for N independent guesses (Lopez-Paz & Oquab 2017, "Revisiting classifier
 * two-sample tests", §3, https://arxiv.org/abs/1610.06545). What this classifier cannot tell another one
 * may: a low p-value says that the samples differ, a high one little.
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`.
 * @throws InputError where the shapes do not fit, or there are fewer vectors than folds.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { classifierTest } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [60, 2]), gaussian(key(1), [60, 2])];
 * const { accuracy, pValue } = await classifierTest(x, y, { key: key(2), steps: 20 });
 * ```
 */
export async function classifierTest(
  x: Tensor,
  y: Tensor,
  { key, folds = 5, hidden = 32, steps = 200 }: ClassifierTestOptions,
): Promise<ClassifierTest> {
  for (const [argument, count] of Object.entries({ hidden, steps })) {
    checkCount('classifierTest', argument, count);
  }
  checkCount('classifierTest', 'folds', folds, 2);
  checkTwoSamples('classifierTest', x, y, folds);
  const size = Math.min(x.shape[0]!, y.shape[0]!);
  const [forOrder, forNetworks] = split(key, 2) as [Key, Key];
  const [a, b] = tf.tidy(() => standardizedPair(forOrder, x, y, size));
  let right = 0;
  try {
    for (let fold = 0; fold < folds; fold++) {
      const [begin, end] = [fold, fold + 1].map((i) => Math.floor((i * size) / folds));
      const held: Held = { begin: begin!, end: end! };
      right += await heldOutHits(a, b, held, { key: foldIn(forNetworks, fold), hidden, steps });
    }
  } finally {
    tf.dispose([a, b]);
  }
  const accuracy = proportionScore(right, 2 * size);
  return { accuracy, pValue: await upperTail((accuracy.value - 0.5) * Math.sqrt(8 * size)) };
}

/** Rows that a classifier is not trained on. */
interface Held {
  readonly begin: number;
  readonly end: number;
}

/** As many rows of both in random order, with mean 0 and variance 1 together. */
function standardizedPair(key: Key, x: Tensor, y: Tensor, size: number): [Tensor2D, Tensor2D] {
  const [forX, forY] = split(key, 2) as [Key, Key];
  const some = (t: Tensor, k: Key): Tensor2D =>
    tf.gather(t as Tensor2D, tf.slice(permutation(k, t.shape[0]!), 0, size));
  const [a, b] = [some(x, forX), some(y, forY)];
  const { mean, variance } = tf.moments(tf.concat([a, b], 0), 0);
  const scale = tf.sqrt(tf.add(variance, 1e-12));
  return [tf.div(tf.sub(a, mean), scale), tf.div(tf.sub(b, mean), scale)];
}

/** Trains a classifier on the other rows; how many of those held out it tells. */
async function heldOutHits(
  a: Tensor2D,
  b: Tensor2D,
  held: Held,
  { key, hidden, steps }: { key: Key; hidden: number; steps: number },
): Promise<number> {
  const [forFirst, forSecond] = split(key, 2) as [Key, Key];
  const network = sequential([
    dense({ inputs: a.shape[1], outputs: hidden, key: forFirst }),
    relu,
    dense({ inputs: hidden, outputs: 1, key: forSecond }),
  ]);
  const train = tf.tidy(() => [without(a, held), without(b, held)]) as [Tensor2D, Tensor2D];
  try {
    await fit({
      model: network,
      objective: () =>
        valueAndGrads(network.parameters(), () => ({ value: logisticLoss(network, ...train) })),
      batches: { batchesPerEpoch: steps, batchSize: train[0].shape[0], batch: () => undefined },
      optimizer: adam({ learningRate: 0.01 }),
      epochs: 1,
      key,
    });
    return await hits(network, a, b, held);
  } finally {
    tf.dispose(train);
    network.dispose();
  }
}

function without(x: Tensor2D, { begin, end }: Held): Tensor2D {
  const rest = tf.slice(x, [end, 0], [x.shape[0] - end, -1]);
  return tf.concat([tf.slice(x, [0, 0], [begin, -1]), rest], 0);
}

/** −mean log σ(f(a)) − mean log σ(−f(b)). */
const logisticLoss = (network: Layer, a: Tensor, b: Tensor): Scalar =>
  tf.add(
    tf.mean(tf.softplus(tf.neg(network.apply(a)))),
    tf.mean<Scalar>(tf.softplus(network.apply(b))),
  );

async function hits(network: Layer, a: Tensor2D, b: Tensor2D, held: Held): Promise<number> {
  const count = tf.tidy(() => {
    const logits = (x: Tensor2D): Tensor =>
      network.apply(tf.slice(x, [held.begin, 0], [held.end - held.begin, -1]));
    const [ofA, ofB] = [tf.greater(logits(a), 0), tf.lessEqual(logits(b), 0)];
    return tf.sum(tf.cast(tf.concat([ofA, ofB], 0), 'float32'));
  });
  const [value] = await count.data();
  count.dispose();
  return value!;
}

/** 1 − Φ(z). */
async function upperTail(z: number): Promise<number> {
  const tail = tf.tidy(() => ndtr(tf.scalar(-z)));
  const [value] = await tail.data();
  tail.dispose();
  return value!;
}
