import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { foldIn, key, split, type Key, type Schedule } from '@gen/core';
import { linear, readCheckpoint, sgd, type Optimizer } from '@gen/core/train';
import {
  binaryUnits,
  composedMachine,
  contrastiveDivergence,
  deepBoltzmannLearning,
  doublingRule,
  pretrain,
  RBM,
  type DeepBoltzmannMachine,
} from '@gen/energy';
import { binarizedMnist } from '../binary-table.js';
import { rowBatches } from '../row-batches.js';
import { keptCurve } from '../kept-curve.js';
import type { Score, ScoreContext } from '../score.js';
import { cpuSeconds } from './cpu-seconds.js';
import { BOUND, fullBound, ofBoltzmannMachine, quickBound } from './deep-score.js';
import { trainRBM } from './train-rbm.js';

const settings = {
  hidden: [500, 1000],
  batchSize: 100,
  pretraining: {
    objective: 'contrastive divergence, 1 Gibbs step, with the doubling rule',
    epochs: 10,
    learningRate: 0.05,
  },
  objective: 'mean field of 5 steps given data, 100 persistent chains, 1 sweep; centred',
  iterations: 5,
  sweeps: 1,
  epochs: 50,
  /** Epochs done and the learning rate there, with straight lines between. */
  learningRates: [
    [0, 0.03],
    [40, 0.01],
    [50, 0],
  ] as const,
  scoreIterations: 30,
  curveEvery: 10,
  seed: 0,
};

/** A deep Boltzmann machine of two hidden layers. */
export const mnistByBoltzmannMachine: Score = {
  name: 'dbm-mnist',
  summary: 'a deep Boltzmann machine of 500 and 1,000 hidden units on binarized MNIST',
  reference:
    '−84.62 (Salakhutdinov & Hinton 2009), trained for far longer; near it, by a lower bound',
  reaches: ({ value }) => value > -86,
  run: async ({ say, ...context }) => {
    const [forModel, forObjective, forRun, forScores] = split(key(settings.seed), 4);
    const { train, valid, test } = await binarizedMnist(context.data);
    const machine = await pretrained(train, [forModel, forRun], context);
    say(`pretrained, ${cpuSeconds()} s of processor`);
    const { iterations, sweeps, scoreIterations, epochs } = settings;
    const objective = deepBoltzmannLearning(machine, {
      key: forObjective,
      iterations,
      sweeps,
      centring: {},
    });
    const curve = await keptCurve(context);
    const before = curve.rows.at(-1)?.cpuSeconds ?? 0;
    const run = {
      model: machine,
      objective,
      train,
      epochs,
      batchSize: settings.batchSize,
      optimizer: (steps: number): Optimizer =>
        sgd({ learningRate: through(settings.learningRates, steps / epochs) }),
      key: foldIn(forRun, 2),
      checkpoint: { store: context.store, name: JOINT },
      resume: context.resume ? await readCheckpoint(context.store, JOINT) : undefined,
    };
    await trainRBM(run, settings.curveEvery, async (epoch) => {
      const scored = ofBoltzmannMachine(machine, train, scoreIterations);
      const score = await quickBound(scored, valid, foldIn(forScores, epoch));
      const { mean: validation, low, high } = score;
      const seconds = before + cpuSeconds();
      await curve.add({ epoch, cpuSeconds: seconds, validation, low, high });
      say(`epoch ${epoch}, ${seconds} s of processor, validation ${score}`);
    });
    const scored = ofBoltzmannMachine(machine, train, scoreIterations);
    const { score, lines } = await fullBound(scored, test, foldIn(forScores, 0));
    tf.dispose([train, valid, test]);
    objective.dispose();
    machine.dispose();
    return { value: score.mean, measure: BOUND, lines, settings, curve: curve.rows };
  },
};

const JOINT = 'joint.safetensors';

/** The machine that two RBMs make, each trained by itself. */
async function pretrained(
  train: Tensor2D,
  [forModel, forRun]: readonly [Key, Key],
  { store, resume }: Pick<ScoreContext, 'store' | 'resume'>,
): Promise<DeepBoltzmannMachine> {
  const { hidden, batchSize, pretraining } = settings;
  const sizes = [train.shape[1], ...hidden];
  const stack = hidden.map((size, l) => {
    const units = { visible: binaryUnits(sizes[l]!), hidden: binaryUnits(size) };
    return new RBM({ ...units, key: foldIn(forModel, l) });
  });
  const batches = rowBatches(train, batchSize, foldIn(forRun, 0));
  const steps = pretraining.epochs * batches.batchesPerEpoch;
  const learningRate = linear({ from: pretraining.learningRate, to: 0, steps });
  const optimizer = sgd({ learningRate });
  await pretrain({
    stack: doublingRule(stack),
    objective: (rbm) => contrastiveDivergence(rbm),
    fit: () => ({ epochs: pretraining.epochs, reportEvery: batches.batchesPerEpoch, optimizer }),
    batches,
    key: foldIn(forRun, 1),
    checkpoint: { store },
    resume,
  });
  const machine = composedMachine(stack);
  for (const rbm of stack) rbm.dispose();
  return machine;
}

/** A number that goes from point to point in straight lines. */
const through =
  (points: readonly (readonly [epoch: number, value: number])[], stepsAnEpoch: number): Schedule =>
  (step) => {
    const epoch = step / stepsAnEpoch;
    const next = points.findIndex(([end]) => epoch < end);
    const [[before, from], [end, to]] = [points[next - 1]!, points[next]!];
    return from + ((to - from) * (epoch - before)) / (end - before);
  };
