import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key, type Objective } from '@gen/core';
import { bernoulli } from '@gen/core/random';
import type { Parameters } from '@gen/core/nn';
import { compiledLaws, type StepOfModel } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { centring } from './centring.js';
import { contrastiveDivergence } from './contrastive-divergence.js';
import { enhancedGradient } from './enhanced-gradient.js';
import { maximumLikelihood } from './maximum-likelihood.js';
import { meanFieldContrastiveDivergence } from './mean-field-contrastive-divergence.js';
import { parallelTempering } from './parallel-tempering.js';
import { persistentContrastiveDivergence } from './persistent-contrastive-divergence.js';
import { pseudoLikelihood } from './pseudo-likelihood.js';
import { ratioMatching } from './ratio-matching.js';
import { sparsityTarget } from './sparsity-target.js';

type Machine = ReturnType<typeof machine>;

const machine = () => new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });

/** Descends along each of the objectives in turn. */
function stepOf(objectivesOf: (rbm: Machine) => readonly Objective<Tensor>[]): StepOfModel {
  const rbm = machine();
  const parameters: Parameters = rbm.parameters();
  const objectives = objectivesOf(rbm);
  const own = objectives.flatMap((objective) => Object.values(objective.parameters?.() ?? {}));
  const variables = [...Object.values(parameters), ...own];
  return {
    variables,
    step: (batch, stepKey, rate) =>
      objectives.map((objective, i) => {
        const { value, grads, metrics } = objective(batch, foldIn(stepKey, i), {});
        for (const [path, variable] of Object.entries(parameters)) {
          variable.assign(tf.sub(variable, tf.mul(rate, grads[path]!)));
        }
        return { value, ...metrics };
      }),
    dispose: () => tf.dispose(variables),
  };
}

const batch = (size: number, step: number): Tensor =>
  bernoulli(foldIn(key(1), step), [size, 4], { probs: 0.4 });

compiledLaws('contrastive divergence with its options, and mean-field', {
  batch,
  make: () =>
    stepOf((rbm) => [
      contrastiveDivergence(rbm, {
        steps: 2,
        transforms: [centring(rbm), sparsityTarget(rbm, { target: 0.1 })],
      }),
      contrastiveDivergence(rbm, { transforms: [enhancedGradient()] }),
      meanFieldContrastiveDivergence(rbm),
    ]),
});

compiledLaws('persistent and tempered chains', {
  batch,
  make: () =>
    stepOf((rbm) => [
      persistentContrastiveDivergence(rbm, { chains: 3, key: key(2), fastWeights: { rate: 0.1 } }),
      parallelTempering(rbm, { chains: 2, betas: [0, 0.5, 1], key: key(3) }),
    ]),
});

compiledLaws('maximum likelihood, pseudo-likelihood and ratio matching', {
  batch,
  make: () =>
    stepOf((rbm) => [
      maximumLikelihood(rbm),
      pseudoLikelihood(rbm, { units: 2 }),
      ratioMatching(rbm),
    ]),
});
