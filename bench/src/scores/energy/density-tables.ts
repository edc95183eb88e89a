import { persistentContrastiveDivergence } from '@gen/energy';
import { densityTable } from '../binary-table.js';
import type { Score } from '../score.js';
import { scoreBinaryRBM } from './binary-rbm.js';

const settings = {
  objective: 'persistent contrastive divergence, 500 chains, 5 Gibbs steps',
  batchSize: 100,
  learningRate: 0.05,
  lastLearningRate: 0,
  momentum: 0,
  seed: 0,
};

const scoreOf = (
  name: string,
  size: { readonly hidden: number; readonly epochs: number; readonly curveEvery: number },
  reference: string,
  reaches: Score['reaches'],
): Score => ({
  name: `rbm-${name}`,
  summary: `an RBM of ${size.hidden} hidden units on ${name}`,
  reference,
  reaches,
  run: (context) =>
    scoreBinaryRBM(
      { ...settings, ...size },
      densityTable(context.data, name),
      (rbm, key) => persistentContrastiveDivergence(rbm, { chains: 500, steps: 5, key }),
      context,
    ),
});

/** RBMs on small tables of zeros and ones. */
export const densityTableScores: readonly Score[] = [
  scoreOf(
    'mushrooms',
    { hidden: 100, epochs: 400, curveEvery: 50 },
    '−15.15 for an RBM, quoted of Larochelle & Murray 2011 from memory',
    ({ value }) => value > -15.15,
  ),
  scoreOf(
    'nltcs',
    { hidden: 100, epochs: 100, curveEvery: 20 },
    'none for an RBM; −6.00 for a MADE',
    ({ value }) => value > -6.15,
  ),
];
