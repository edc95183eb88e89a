import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { foldIn, key, split, type Key, type StatefulObjective } from '@gen/core';
import { linear, sgd } from '@gen/core/train';
import {
  beginAsBelow,
  binaryUnits,
  centring,
  DeepBeliefNetwork,
  persistentContrastiveDivergence,
  pretrainSteps,
  RBM,
  type LogLikelihood,
  type LayerFitOptions,
} from '@gen/energy';
import { binarizedMnist } from '../binary-table.js';
import { rowBatches } from '../row-batches.js';
import { keptCurve } from '../kept-curve.js';
import type { Score, Scored } from '../score.js';
import { fullScore, quickScore } from './annealed-score.js';
import { cpuSeconds } from './cpu-seconds.js';
import { BOUND, fullBound, ofBeliefNetwork, quickBound } from './deep-score.js';

/** Persistent chains of each layer. */
const CHAINS = 100;

const settings = {
  hidden: [500, 1000],
  objective: [
    'persistent contrastive divergence, 100 chains, 1 Gibbs step',
    'the same on draws of the first hidden layer, centred, from the first RBM upside down and chains at data',
  ],
  batchSize: 100,
  epochs: [60, 40],
  learningRate: [0.05, 0.01],
  lastLearningRate: 0,
  curveEvery: [10, 10],
  seed: 0,
};

/** A deep belief network of two hidden layers, the first of which is the RBM that is scored too. */
export const mnistByBeliefNetwork: Score = {
  name: 'dbn-mnist',
  summary: 'a deep belief network of 500 and 1,000 hidden units on binarized MNIST',
  reference: 'better than the RBM that is its first layer, by a lower bound',
  reaches: ({ value, compared = Infinity }) => value > compared,
  run: async ({ data, store, resume, say }) => {
    const [forModel, forObjective, forRun, forScores] = split(key(settings.seed), 4);
    const { train, valid, test } = await binarizedMnist(data);
    const stack = stackOf(train.shape[1], forModel);
    const epochs = pretrainSteps({
      stack,
      objective: (rbm, l) => objectiveOf(rbm, l, stack[l - 1], train, foldIn(forObjective, l)),
      fit: (l) => fitOf(l, train.shape[0] / settings.batchSize),
      batches: rowBatches(train, settings.batchSize, foldIn(forRun, 0)),
      begin: beginAsBelow,
      key: foldIn(forRun, 1),
      checkpoint: { store },
      resume,
    });
    const curve = await keptCurve({ store, resume });
    const before = curve.rows.at(-1)?.cpuSeconds ?? 0;
    for await (const { layer, epoch } of epochs) {
      if (!Number.isInteger(epoch) || epoch % settings.curveEvery[layer]! !== 0) continue;
      const scoreKey = foldIn(forScores, 1000 * layer + epoch);
      const score = await scoreSoFar(stack.slice(0, layer + 1), train, valid, scoreKey);
      const { mean: validation, low, high } = score;
      const seconds = before + cpuSeconds();
      await curve.add({ layer, epoch, cpuSeconds: seconds, validation, low, high });
      say(`layer ${layer}, epoch ${epoch}, ${seconds} s of processor, validation ${score}`);
    }
    const scored = await scoreBoth(stack, train, test, foldIn(forScores, 1));
    tf.dispose([train, valid, test]);
    return { ...scored, settings, curve: curve.rows };
  },
};

function stackOf(visible: number, key: Key): RBM[] {
  const sizes = [visible, ...settings.hidden];
  return settings.hidden.map((hidden, l) => {
    const units = { visible: binaryUnits(sizes[l]!), hidden: binaryUnits(hidden) };
    return new RBM({ ...units, key: foldIn(key, l) });
  });
}

/** Persistent chains; above the first layer, these begin where data are, and the gradient is centred. */
function objectiveOf(
  rbm: RBM,
  layer: number,
  below: RBM | undefined,
  train: Tensor2D,
  key: Key,
): StatefulObjective<Tensor> {
  const transforms = layer === 0 ? [] : [centring(rbm)];
  const objective = persistentContrastiveDivergence(rbm, { chains: CHAINS, key, transforms });
  tf.tidy(() => {
    const { chains } = objective.parameters();
    if (below !== undefined) chains!.assign(below.sampleHidden(key, tf.slice(train, 0, CHAINS)));
  });
  return objective;
}

function fitOf(layer: number, stepsAnEpoch: number): LayerFitOptions {
  const { epochs, learningRate, lastLearningRate: to } = settings;
  const steps = epochs[layer]! * stepsAnEpoch;
  return {
    epochs: epochs[layer]!,
    reportEvery: stepsAnEpoch,
    optimizer: sgd({ learningRate: linear({ from: learningRate[layer]!, to, steps }) }),
  };
}

/** A quick score of the layers that are trained already, and of the one that is being trained. */
async function scoreSoFar(
  stack: readonly RBM[],
  train: Tensor,
  valid: Tensor,
  key: Key,
): Promise<LogLikelihood> {
  if (stack.length === 1) return quickScore(stack[0]!, train, valid, key);
  const network = new DeepBeliefNetwork({ stack });
  const score = await quickBound(ofBeliefNetwork(network, train), valid, key);
  // The stack goes on; what the network has of its own does not.
  tf.dispose(network.layers.map((_, l) => network.parameters()[`layers.${l}.recognition`]!));
  return score;
}

/** Scores of the first RBM and of the network. */
async function scoreBoth(
  stack: readonly RBM[],
  train: Tensor2D,
  test: Tensor2D,
  key: Key,
): Promise<Pick<Scored, 'value' | 'compared' | 'measure' | 'lines'>> {
  const [rbmKey, networkKey] = split(key);
  const rbm = await fullScore(stack[0]!, train, test, rbmKey);
  const network = new DeepBeliefNetwork({ stack });
  const { score, lines } = await fullBound(ofBeliefNetwork(network, train), test, networkKey);
  network.dispose();
  return {
    value: score.mean,
    compared: rbm.score.mean,
    measure: BOUND,
    lines: [...rbm.lines.map((line) => `RBM: ${line}`), ...lines.map((line) => `network: ${line}`)],
  };
}
