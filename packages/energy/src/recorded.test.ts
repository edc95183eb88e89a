import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, independent, key, normal, type Key } from '@gen/core';
import { mlp, silu } from '@gen/core/nn';
import { bernoulli } from '@gen/core/random';
import { expectSameRecorded } from '@gen/test-utils';
import { describe, it } from 'vitest';
import {
  binaryUnits,
  BoltzmannMachine,
  classification,
  ClassRBM,
  convolutionalRBM,
  DeepBeliefNetwork,
  DeepBoltzmannMachine,
  DeepEnergy,
  denoisingScoreMatching,
  discriminativeNetwork,
  discriminativeTraining,
  enhancedGradient,
  exactBoltzmannLearning,
  generativeTraining,
  gibbsTransition,
  HelmholtzMachine,
  langevin,
  langevinContrastiveDivergence,
  langevinShortRun,
  maximumLikelihood,
  metropolisLangevin,
  minimumProbabilityFlow,
  noiseContrastiveEstimation,
  pseudoLogProb,
  RBM,
  rbmPath,
  scoreMatching,
  slicedScoreMatching,
  temperedStep,
  withTransforms,
} from './index.js';

const [V, H] = [4, 3];
const units = binaryUnits;
const rbmOf = (visible = V, seed = 0) =>
  new RBM({ visible: units(visible), hidden: units(H), key: key(seed) });
const wide = () => independent(normal({ loc: tf.zeros([V]), scale: 2 }), 1);
const network = () => mlp({ inputs: V, hidden: [4], outputs: 1, activation: silu, key: key(0) });
const deep = () => new DeepEnergy({ network: network(), base: wide });
const stackOf = () =>
  [rbmOf(), new RBM({ visible: units(H), hidden: units(2), key: key(1) })] as const;
const labels = (x: Tensor): Tensor => {
  const first = tf.slice(x, [0, 0], [-1, 1]);
  return tf.concat([first, tf.sub(1, first)], 1);
};

interface Model {
  dispose(): void;
}

/** A model, and what is done with states `[3, 4]`: samplers and scores. */
const on = <M extends Model>(make: () => M, work: (model: M, x: Tensor, k: Key) => unknown) => ({
  make,
  work: work as (model: Model, x: Tensor, k: Key) => unknown,
});

const functions = {
  'RBM.gibbs': on(rbmOf, (rbm, x, k) => rbm.gibbs(k, x, 3)),
  gibbsTransition: on(rbmOf, (rbm, x, k) => gibbsTransition(rbm)(k, x, tf.scalar(0.5))),
  temperedStep: on(rbmOf, (rbm, x, k) =>
    temperedStep(
      rbmPath(rbm),
      k,
      [x, x, x],
      [0, 0.5, 1].map((beta) => tf.scalar(beta)),
    ),
  ),
  pseudoLogProb: on(rbmOf, (rbm, x, k) => pseudoLogProb(rbm, x, { key: k })),
  withTransforms: on(
    () => {
      const rbm = rbmOf();
      const objective = withTransforms(rbm, maximumLikelihood(rbm), [enhancedGradient()]);
      return { objective, dispose: () => [objective, rbm].forEach((each) => each.dispose()) };
    },
    ({ objective }, x, k) => ({ ...objective(x, k, {}) }),
  ),
  'ClassRBM.sample': on(
    () => new ClassRBM({ visible: units(V), classes: 2, hidden: units(H), key: key(0) }),
    (model, x, k) => model.sample(k, labels(x), { steps: 2 }),
  ),
  'a convolutional RBM': on(
    () => convolutionalRBM({ image: [2, 2, 1], filters: 2, kernelSize: 1, key: key(0) }),
    (rbm, x, k) => rbm.gibbs(k, x, 2),
  ),
  'BoltzmannMachine.gibbs': on(
    () => new BoltzmannMachine({ visible: V, hidden: 2, key: key(0) }),
    (machine, x, k) => machine.gibbsClamped(k, x, 2),
  ),
  exactBoltzmannLearning: on(
    () => new BoltzmannMachine({ visible: V, hidden: 2, key: key(0) }),
    (machine, x, k) => ({ ...exactBoltzmannLearning(machine)(x, k, {}) }),
  ),
  'DeepBoltzmannMachine.sample': on(
    () => new DeepBoltzmannMachine({ layers: [units(V), units(H), units(2)], key: key(0) }),
    (machine, _, k) => machine.sample(k, 3, { sweeps: 2 }),
  ),
  'DeepBeliefNetwork.sample': on(
    () => new DeepBeliefNetwork({ stack: [...stackOf()] }),
    (network, _, k) => network.sample(k, 3, { steps: 2 }),
  ),
  'HelmholtzMachine.sample': on(
    () => new HelmholtzMachine({ visible: V, hidden: [3, 2], key: key(0) }),
    (machine, _, k) => machine.sample(k, 3),
  ),
  classification: on(
    () => discriminativeNetwork([rbmOf()], { classes: 2, key: key(2) }),
    (network, x, k) => ({ ...classification(network)({ x, y: labels(x) }, k, {}) }),
  ),
  discriminativeTraining: on(
    () => new ClassRBM({ visible: units(V), classes: 2, hidden: units(H), key: key(0) }),
    (model, x, k) => ({ ...discriminativeTraining(model)({ x, y: labels(x) }, k, {}) }),
  ),
  generativeTraining: on(
    () => new ClassRBM({ visible: units(V), classes: 2, hidden: units(H), key: key(0) }),
    (model, x, k) => ({ ...generativeTraining(model)({ x, y: labels(x) }, k, {}) }),
  ),
  langevin: on(deep, (model, x, k) => langevin(model, x, k, { steps: 3, stepSize: 0.1 })),
  metropolisLangevin: on(deep, (model, x, k) => ({
    ...metropolisLangevin(model, x, k, { steps: 3, stepSize: 0.1 }),
  })),
  langevinContrastiveDivergence: on(deep, (model, x, k) => ({
    ...langevinContrastiveDivergence(model, { steps: 2, stepSize: 0.1 })(x, k, {}),
  })),
  langevinShortRun: on(deep, (model, x, k) => ({
    ...langevinShortRun(model, { start: wide, steps: 2, stepSize: 0.1 })(x, k, {}),
  })),
  denoisingScoreMatching: on(deep, (model, x, k) => ({
    ...denoisingScoreMatching(model, { scales: [0.5, 1] })(x, k, {}),
  })),
  minimumProbabilityFlow: on(deep, (model, x, k) => ({
    ...minimumProbabilityFlow(model)(x, k, {}),
  })),
  noiseContrastiveEstimation: on(deep, (model, x, k) => {
    const objective = noiseContrastiveEstimation(model, { noise: wide });
    return { ...objective(x, k, {}) };
  }),
  scoreMatching: on(deep, (model, x, k) => ({ ...scoreMatching(model)(x, k, {}) })),
  slicedScoreMatching: on(deep, (model, x, k) => ({
    ...slicedScoreMatching(model, { slices: 2 })(x, k, {}),
  })),
};

describe('recorded alone', () => {
  it.each(Object.entries(functions))('%s has its bits', async (name, { make, work }) => {
    const model = make();
    const step = (x: Tensor, k: Key) => work(model, x, k);
    await expectSameRecorded(name, step, (i) => [
      bernoulli(foldIn(key(1), i), [3, V], { probs: 0.4 }),
      foldIn(key(2), i),
    ]);
    model.dispose();
  });
});
