import { contrastiveDivergence, persistentContrastiveDivergence } from '@gen/energy';
import { binarizedMnist } from '../binary-table.js';
import type { Score, Scored } from '../score.js';
import { scoreBinaryRBM } from './binary-rbm.js';

const common = { hidden: 500, batchSize: 100, momentum: 0, seed: 0 };

const pcd = {
  ...common,
  objective: 'persistent contrastive divergence, 100 chains, 1 Gibbs step',
  epochs: 60,
  learningRate: 0.05,
  lastLearningRate: 0,
  curveEvery: 10,
};

/** An RBM of 500 hidden units on binarized MNIST, by persistent contrastive divergence. */
export const mnistByPersistentChains: Score = {
  name: 'rbm-mnist-pcd',
  summary: 'an RBM of 500 hidden units on binarized MNIST by persistent contrastive divergence',
  reference: '−90.4 ± 1.5, by AIS: computed for this project with other tools',
  reaches: ({ value }) => Math.abs(value + 90.4) < 1.5,
  run: (context) =>
    scoreBinaryRBM(
      pcd,
      binarizedMnist(context.data),
      (rbm, key) => persistentContrastiveDivergence(rbm, { chains: 100, key }),
      context,
    ),
};

const cd = {
  ...common,
  objective: 'contrastive divergence, 1 Gibbs step',
  epochs: 30,
  learningRate: 0.1,
  lastLearningRate: 0.1,
  curveEvery: 3,
};

/** The same by contrastive divergence, which learns the density badly, and worse the longer it goes on. */
export const mnistByContrastiveDivergence: Score = {
  name: 'rbm-mnist-cd1',
  summary: 'the same by contrastive divergence of one step, whose likelihood drifts',
  reference:
    '−125.5, quoted of Salakhutdinov & Murray 2008 from memory; here, by 10 nats or more below its best epoch',
  reaches: ({ curve }) => driftOf(curve) > 10,
  run: (context) =>
    scoreBinaryRBM(
      cd,
      binarizedMnist(context.data),
      (rbm) => contrastiveDivergence(rbm, { steps: 1 }),
      context,
    ),
};

/** By how much the last point of a curve is below its best. */
const driftOf = (curve: Scored['curve']): number => {
  const values = curve.map(({ validation }) => validation!);
  return Math.max(...values) - values.at(-1)!;
};
