import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { BipartiteGradient, HiddenPhase } from '../rbm/bipartite.js';
import type { Units } from '../units/units.js';
import type { LayerMeans } from './gradient-transform.js';
import type { Learning, Mathematics } from './rbm-objective.js';

/** Visible states and what the hidden units make of them. */
export interface Phase extends HiddenPhase {
  /** The states, `[rows, visible]`. */
  readonly visible: Tensor;
}

/** The two phases of learning, each with as many rows as it likes. */
export interface Phases {
  /** Of the data. */
  readonly data: Phase;
  /** Of the model. */
  readonly model: Phase;
}

/** Visible states with what the hidden units make of them. */
export const phaseOf = (model: Mathematics, visible: Tensor): Phase => ({
  visible,
  ...model.hiddenPhase(visible),
});

/**
 * Learning by the contrast of two phases, ⟨∂F/∂θ⟩ data − ⟨∂F/∂θ⟩ model: methods differ in where the states of
 * the model come from.
 */
export const contrast = (model: Mathematics, phases: Phases): Learning => ({
  value: tf.sub<Scalar>(score(model, phases.data), score(model, phases.model)),
  gradient: () => gradientOf(model, phases),
  means: {
    data: () => layerMeans(model, phases.data),
    model: () => layerMeans(model, phases.model),
  },
});

/** Means of the statistics of a phase. */
export function layerMeans(model: Mathematics, { visible: v, mean }: Phase): LayerMeans {
  const { visible, hidden, values } = model;
  return {
    visible: tf.mean(visible.statistics(v, values.visible), 0),
    hidden: tf.mean(hidden.statistics(mean, values.hidden), 0),
  };
}

/** Rows of both phases at once, so that each parameter has one product. */
function gradientOf(model: Mathematics, { data, model: drawn }: Phases): BipartiteGradient {
  const [rows, chains] = [data, drawn].map(({ visible }) => visible.shape[0]!) as [number, number];
  const weights = tf.concat([tf.fill([rows], 1 / rows), tf.fill([chains], -1 / chains)]);
  const both = (part: keyof Phase): Tensor => tf.concat([data[part], drawn[part]], 0);
  const known = { input: () => both('input'), mean: both('mean') };
  return model.freeEnergyGradient(both('visible'), weights, known);
}

/**
 * The mean free energy, in nats; of hidden units without a normalizer, minus half of what their means add to
 * it, which is what is left of it where the means are linear in the input.
 */
function score(
  { visible, hidden, values }: Mathematics,
  { visible: v, input, mean }: Phase,
): Tensor {
  const exact = hidden as Units;
  const told =
    'logNormalizer' in hidden
      ? exact.logNormalizer(input, values.hidden)
      : tf.mul(tf.sum(tf.square(mean), -1), 0.5);
  return tf.mean(tf.sub((visible as Units).selfEnergy(v, values.visible), told));
}
