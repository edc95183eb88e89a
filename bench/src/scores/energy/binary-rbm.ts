import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key, split, type Key, type StatefulObjective } from '@gen/core';
import { linear, sgd, type Optimizer } from '@gen/core/train';
import { binaryUnits, RBM } from '@gen/energy';
import type { BinaryTable } from '../binary-table.js';
import type { ScoreContext, Scored } from '../score.js';
import { fullScore, quickScore } from './annealed-score.js';
import { trainRBM, type TrainRBM } from './train-rbm.js';

/** Settings of an RBM of binary units. */
export interface BinaryRBMSettings extends Pick<TrainRBM, 'batchSize' | 'epochs'> {
  /** Learning rate at the first step. */
  readonly learningRate: number;
  /** Learning rate at the last step. */
  readonly lastLearningRate: number;
  /** What is left of an update at the next step. */
  readonly momentum: number;
  /** Number of hidden units. */
  readonly hidden: number;
  /** What it is trained by, in words. */
  readonly objective: string;
  /** Epochs from one score of the curve to the next. */
  readonly curveEvery: number;
  /** Seed of the run. */
  readonly seed: number;
}

/** Trains an RBM of binary units on a table, and scores it by annealed importance sampling. */
export async function scoreBinaryRBM(
  settings: BinaryRBMSettings,
  read: Promise<BinaryTable>,
  makeObjective: (rbm: RBM, key: Key) => StatefulObjective<Tensor>,
  { say }: ScoreContext,
): Promise<Scored> {
  const [forModel, forObjective, forRun, forScores] = split(key(settings.seed), 4);
  const { train, valid, test } = await read;
  const visible = binaryUnits(train.shape[1]);
  const rbm = new RBM({ visible, hidden: binaryUnits(settings.hidden), key: forModel });
  const objective = makeObjective(rbm, forObjective);
  const curve: Record<string, number>[] = [];
  const start = performance.now();
  const { learningRate: from, lastLearningRate: to, momentum } = settings;
  const optimizer = (steps: number): Optimizer =>
    sgd({ learningRate: linear({ from, to, steps }), momentum });
  const run = { ...settings, model: rbm, objective, optimizer, train, key: forRun };
  await trainRBM(run, settings.curveEvery, async (epoch) => {
    const score = await quickScore(rbm, train, valid, foldIn(forScores, epoch));
    const seconds = Math.round((performance.now() - start) / 1000);
    curve.push({ epoch, seconds, validation: score.mean, low: score.low, high: score.high });
    say(`epoch ${epoch}, ${seconds} s, validation ${score}`);
  });
  const { score, lines } = await fullScore(rbm, train, test, foldIn(forScores, 0));
  tf.dispose([train, valid, test]);
  objective.dispose();
  rbm.dispose();
  const measure = 'nats of log p(x) an example, an estimate';
  return { value: score.mean, measure, lines, settings: { ...settings }, curve };
}
