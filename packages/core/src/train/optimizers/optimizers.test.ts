import { describe, test } from 'vitest';
import {
  expectParameters,
  type OptimizerLawOptions,
  optimizerLaws,
  runOptimizer,
} from '@gen/test-utils';
import type { Optimizer } from '../optimizer.js';
import { linear } from '../schedules/linear.js';
import { accumulateGradients } from './accumulate-gradients.js';
import { adafactor } from './adafactor.js';
import { adagrad } from './adagrad.js';
import { adamW } from './adam-w.js';
import { adam } from './adam.js';
import { adamax } from './adamax.js';
import { addDecayedWeights } from './add-decayed-weights.js';
import { addMomentum } from './add-momentum.js';
import { chain } from './chain.js';
import { clipByBlockRms } from './clip-by-block-rms.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { clipByValue } from './clip-by-value.js';
import { clipParameters } from './clip-parameters.js';
import { freeze } from './freeze.js';
import { lamb } from './lamb.js';
import { lion } from './lion.js';
import { lookahead } from './lookahead.js';
import { masked } from './masked.js';
import { muon } from './muon.js';
import { nadam } from './nadam.js';
import { partition } from './partition.js';
import { preconditionedSgld } from './preconditioned-sgld.js';
import { rmsprop } from './rmsprop.js';
import { scaleByAdam } from './scale-by-adam.js';
import { scaleByAdamax } from './scale-by-adamax.js';
import { scaleByFactoredRms } from './scale-by-factored-rms.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByLion } from './scale-by-lion.js';
import { scaleByMuon } from './scale-by-muon.js';
import { scaleByNadam } from './scale-by-nadam.js';
import { scaleByParamBlockRms } from './scale-by-param-block-rms.js';
import { scaleByRms } from './scale-by-rms.js';
import { scaleByRss } from './scale-by-rss.js';
import { scaleByTrustRatio } from './scale-by-trust-ratio.js';
import { sgd } from './sgd.js';
import { sgld } from './sgld.js';
import goldens from './goldens/optimizers.json' with { type: 'json' };

const learningRate = 0.1;
const isWeight = (path: string): boolean => path.endsWith('weight');
const isBias = (path: string): boolean => path.endsWith('bias');

/** Every optimizer obeys the laws; one whose name is in the goldens equals what is there. */
const instances: Readonly<Record<string, () => Optimizer>> = {
  sgd: () => sgd({ learningRate }),
  'sgd with momentum': () => sgd({ learningRate, momentum: 0.9 }),
  "sgd with Nesterov's momentum": () => sgd({ learningRate, momentum: 0.9, nesterov: true }),
  rmsprop: () => rmsprop({ learningRate: 0.05 }),
  'rmsprop, centred': () =>
    rmsprop({ learningRate: 0.05, decay: 0.8, epsilon: 1e-3, centered: true }),
  'rmsprop, centred, with momentum': () =>
    rmsprop({ learningRate: 0.05, decay: 0.8, epsilon: 1e-3, centered: true, momentum: 0.9 }),
  adagrad: () => adagrad({ learningRate }),
  'adagrad that starts at 0.1': () => adagrad({ learningRate, initialAccumulator: 0.1 }),
  adam: () => adam({ learningRate }),
  'adam with other numbers': () => adam({ learningRate, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }),
  'adam with a schedule': () => adam({ learningRate: linear({ to: 0.1, steps: 5 }) }),
  adamW: () => adamW({ learningRate, weightDecay: 0.05 }),
  'adamW of some': () => adamW({ learningRate, weightDecay: 0.05, decays: isWeight }),
  adamax: () => adamax({ learningRate }),
  nadam: () => nadam({ learningRate }),
  lion: () => lion({ learningRate: 0.05, weightDecay: 0.1 }),
  adafactor: () => adafactor({ learningRate, minDimSizeToFactor: 2 }),
  'adafactor with its own learning rate': () => adafactor({ minDimSizeToFactor: 1 }),
  'adafactor, not factored': () => adafactor({ learningRate }),
  lamb: () => lamb({ learningRate, weightDecay: 0.01 }),
  muon: () => muon({ learningRate, weightDecay: 0.05, others: adamW({ learningRate }) }),
  "muon with updates of Adam's size": () =>
    muon({
      learningRate,
      beta: 0.9,
      nesterov: false,
      scale: (rows, columns) => 0.2 * Math.sqrt(Math.max(rows, columns)),
      others: adamW({ learningRate }),
    }),
  clipByGlobalNorm: () => chain(clipByGlobalNorm(2), sgd({ learningRate })),
  clipByValue: () => chain(clipByValue(0.7), sgd({ learningRate })),
  masked: () => chain(masked(clipByValue(0.1), isWeight), sgd({ learningRate })),
  partition: () =>
    partition(
      { a: sgd({ learningRate, momentum: 0.9 }), b: adam({ learningRate: 0.02 }) },
      (path) => (isWeight(path) ? 'a' : 'b'),
    ),
  accumulateGradients: () =>
    accumulateGradients(adam({ learningRate: linear({ from: 0.1, to: 0.2, steps: 4 }) }), 3),
  lookahead: () => lookahead(adam({ learningRate }), { every: 4, rate: 0.3 }),
  sgld: () => sgld({ learningRate }),
  preconditionedSgld: () => preconditionedSgld({ learningRate }),
  'accumulateGradients of sgd': () => accumulateGradients(sgd({ learningRate }), 2),
  'lookahead of sgld': () => lookahead(sgld({ learningRate }), { every: 2 }),
  scaleByAdam: () => scaleByAdam(),
  scaleByAdamax: () => scaleByAdamax(),
  scaleByFactoredRms: () => scaleByFactoredRms({ minDimSizeToFactor: 1 }),
  scaleByLion: () => scaleByLion(),
  scaleByMuon: () => masked(scaleByMuon(), isWeight),
  scaleByNadam: () => scaleByNadam(),
  scaleByRms: () => scaleByRms(),
  scaleByRss: () => scaleByRss(),
  addDecayedWeights: () => addDecayedWeights({ weightDecay: 0.1 }),
  addMomentum: () => addMomentum(),
  'a clip by global norm': () => clipByGlobalNorm(0.1),
  'a clip by value': () => clipByValue(0.1),
  clipByBlockRms: () => clipByBlockRms(0.1),
  clipParameters: () => clipParameters(0.1),
  'clipParameters of rmsprop': () => chain(rmsprop(), clipParameters(0.1)),
  scaleByParamBlockRms: () => scaleByParamBlockRms(),
  scaleByTrustRatio: () => scaleByTrustRatio(),
  scaleByLearningRate: () => scaleByLearningRate(learningRate),
  'an empty chain': () => chain(),
  'a chain of chains': () =>
    chain(clipByGlobalNorm(1), sgd({ learningRate, momentum: 0.9, nesterov: true }), adam()),
};

for (const [name, make] of Object.entries(instances)) optimizerLaws(name, make);

const frozen: OptimizerLawOptions = { follows: isWeight };
optimizerLaws('freeze', () => freeze(adam({ learningRate }), isBias), frozen);
optimizerLaws('freeze of sgld', () => freeze(sgld({ learningRate }), isBias), frozen);

type Golden = Readonly<Record<'one' | 'ten', Readonly<Record<string, readonly number[]>>>>;

describe('one step and ten steps equal', () => {
  const all: Readonly<Record<string, () => Optimizer>> = {
    ...instances,
    freeze: () => freeze(adam({ learningRate }), isBias),
  };
  test.each(Object.entries<Golden>(goldens.cases))('$0', async (name, { one, ten }) => {
    await expectParameters(runOptimizer(all[name]!(), 1), one, 2e-6);
    await expectParameters(runOptimizer(all[name]!(), 10), ten, 1e-5);
  });
});
