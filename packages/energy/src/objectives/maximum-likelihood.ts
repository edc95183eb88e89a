import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { InputError, type StatefulObjective } from '@gen/core';
import { logsumexp } from '@gen/core/special';
import type { AnyRBM } from '../rbm/any-rbm.js';
import type { Bipartite, BipartiteGradient } from '../rbm/bipartite.js';
import type { RBM } from '../rbm/rbm.js';
import type { EnumerableUnits, SamplingUnits, Units } from '../units/units.js';
import type { LayerMeans } from './gradient-transform.js';
import { layerMeans, phaseOf } from './phases.js';
import { rbmObjective, type Learning, type RBMObjectiveOptions } from './rbm-objective.js';

const MOST_STATES = 2 ** 16;

/**
 * Maximum likelihood of a small machine: the exact gradient, by a sum over all states of one layer.
 *
 *     value = −1/B Σ log p(v) = ⟨F⟩ data + log Z,   ∇θ = ⟨∂F/∂θ⟩ data − Σᵥ p(v) ∂F(v)/∂θ
 *
 * The layer is the one with fewer states, of at most 65,536. `value` is the negative log likelihood in nats an
 * example, exactly (for counts, that of one sequence). It is what all other objectives of restricted Boltzmann
 * machines approximate.
 *
 * @returns an objective of batches `[batch, visible]`.
 * @throws InputError where neither layer can be enumerated.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, maximumLikelihood, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
 * const objective = maximumLikelihood(rbm);
 * const { value, grads } = objective(tf.ones([10, 4]), key(1), {});
 * console.log(await value.data()); // about 4 ln 2
 * tf.dispose([value, grads]);
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function maximumLikelihood(
  rbm: Pick<RBM<Units, Units>, keyof AnyRBM>,
  options: RBMObjectiveOptions = {},
): StatefulObjective<Tensor> {
  const sum = smallerSide(rbm);
  const learn = (mathematics: Bipartite<SamplingUnits, SamplingUnits>, x: Tensor): Learning => {
    const model = mathematics as unknown as Bipartite;
    const data = phaseOf(model, x);
    const { logZ, gradient, means } = sum(model);
    const rows = tf.fill([x.shape[0]!], 1 / x.shape[0]!);
    return {
      value: tf.add<Scalar>(tf.mean(model.freeEnergy(x)), logZ),
      gradient: () => difference(model.freeEnergyGradient(x, rows), gradient()),
      means: { data: () => layerMeans(model, data), model: means },
    };
  };
  return rbmObjective({ callee: 'maximumLikelihood', rbm, learn, ...options });
}

/** What a sum over all states gives. */
interface Summed {
  readonly logZ: Tensor;
  readonly gradient: () => BipartiteGradient;
  readonly means: () => LayerMeans;
}

type Sum = (model: Bipartite) => Summed;

function smallerSide({ visible, hidden }: AnyRBM): Sum {
  const [v, h] = [visible, hidden].map((units) => statesOf(units)) as [number, number];
  if (Math.min(v, h) > MOST_STATES) throw tooMany(v, h);
  return v <= h ? overVisible(visible as EnumerableUnits) : overHidden(hidden as EnumerableUnits);
}

const statesOf = (units: SamplingUnits): number =>
  (units as Partial<EnumerableUnits>).stateCount ?? Infinity;

const overVisible =
  (units: EnumerableUnits): Sum =>
  (model) => {
    const states = units.states();
    const logits = tf.neg(model.freeEnergy(states));
    const shares = tf.softmax(logits);
    const phase = phaseOf(model, states);
    return {
      logZ: logsumexp(logits),
      gradient: () => model.freeEnergyGradient(states, shares),
      means: () => weightedMeans(model, states, phase.mean, shares),
    };
  };

const overHidden =
  (units: EnumerableUnits): Sum =>
  (model) => {
    const states = units.states();
    const logits = tf.neg(model.hiddenFreeEnergy(states));
    const shares = tf.softmax(logits);
    return {
      logZ: logsumexp(logits),
      gradient: () => model.hiddenFreeEnergyGradient(states, shares),
      means: () => weightedMeans(model, model.visibleMean(states), states, shares),
    };
  };

function weightedMeans(model: Bipartite, v: Tensor, h: Tensor, shares: Tensor): LayerMeans {
  const { visible, hidden, values } = model;
  const mean = (rows: Tensor): Tensor => tf.sum(tf.mul(rows, tf.reshape(shares, [-1, 1])), 0);
  return {
    visible: mean(visible.statistics(v, values.visible)),
    hidden: mean(hidden.statistics(h, values.hidden)),
  };
}

const difference = (a: BipartiteGradient, b: BipartiteGradient): BipartiteGradient =>
  Object.fromEntries(Object.entries(a).map(([path, value]) => [path, tf.sub(value, b[path]!)]));

const tooMany = (visible: number, hidden: number): InputError =>
  new InputError({
    callee: 'maximumLikelihood',
    argument: 'rbm',
    expected: `a layer of at most ${MOST_STATES} states`,
    got: `${visible} visible and ${hidden} hidden states`,
    remedy: 'Train it by persistentContrastiveDivergence, or take fewer units.',
  });
