import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  checkTrailingShape,
  type Estimate,
  type Key,
  type Scalars,
  type StatefulObjective,
} from '@gen/core';
import type { CentringOptions } from '../objectives/centring.js';
import { tidyEstimate } from '../objectives/tidy-estimate.js';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import type { UnitParameters } from '../units/units.js';
import { inputOf, layersOf, pairs, weightsOf } from './chain-connection.js';
import { boundAt } from './deep-boltzmann-bound.js';
import type { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';
import { deepCentring } from './deep-centring.js';
import { parametersOf } from '../units/joined-units.js';
import type { MeanField, MeanFieldOptions } from './mean-field.js';

/** Options of {@link deepBoltzmannLearning}. */
export interface DeepBoltzmannLearningOptions extends MeanFieldOptions {
  /** What the persistent chains are begun with. */
  readonly key: Key;
  /** Number of persistent chains of the free phase; 100 by default. */
  readonly chains?: number;
  /** Sweeps over all layers of a chain in each step; 5 by default. */
  readonly sweeps?: number;
  /**
   * Centres the gradient at running means over the data: `{}` for a share of 0.01 of each batch. With it,
   * machines learn without being pretrained; the gradient is plain where it is left out.
   */
  readonly centring?: CentringOptions;
}

/**
 * Learning of deep Boltzmann machines: mean field given data, and persistent chains of the model.
 *
 *     −∂L(v)/∂θ = E_q[∂E(v, h)/∂θ] − E_model[∂E/∂θ],   the second by chains, odd layers summed out
 *
 * Salakhutdinov & Hinton 2009, "Deep Boltzmann machines", algorithm 1,
 * https://proceedings.mlr.press/v5/salakhutdinov09a.html. The chains are a variable of the objective's,
 * `chains` `[chains, even units]`, and so are the offsets of centring. The value is −L(v) of the data less the free energy of the chains, whose
 * gradient this is: no likelihood. Metrics: `bound`, L(v), which lacks log Z.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { fit, sgd } from '@gen/core/train';
 * import { binaryUnits, deepBoltzmannLearning, DeepBoltzmannMachine } from '@gen/energy';
 *
 * const layers = [binaryUnits(4), binaryUnits(3), binaryUnits(2)];
 * const model = new DeepBoltzmannMachine({ layers, key: key(0) });
 * const objective = deepBoltzmannLearning(model, { key: key(1), chains: 20 });
 * const batch = () => tf.tensor2d([[1, 1, 0, 0], [0, 0, 1, 1]]);
 * await fit({
 *   model,
 *   objective,
 *   optimizer: sgd({ learningRate: 0.1 }),
 *   batches: { batchesPerEpoch: 5, batchSize: 2, batch },
 *   epochs: 4,
 *   key: key(2),
 * });
 * objective.dispose();
 * model.dispose();
 * ```
 */
export function deepBoltzmannLearning(
  machine: DeepBoltzmannMachine,
  { key, chains: count = 100, sweeps = 5, iterations = 10, centring }: DeepBoltzmannLearningOptions,
): StatefulObjective<Tensor> {
  checkCount('deepBoltzmannLearning', 'chains', count);
  checkCount('deepBoltzmannLearning', 'sweeps', sweeps);
  checkCount('deepBoltzmannLearning', 'iterations', iterations);
  const centred = centring && deepCentring('deepBoltzmannLearning', machine, centring);
  const chains = tf.tidy(() => tf.variable(machine.initial(key, count), false));
  const dataPhase = (v: Tensor): { found: MeanField; bound: Scalar } => {
    checkTrailingShape('deepBoltzmannLearning', 'batch', v.shape, [machine.visible.size]);
    const found = machine.meanField(v, { iterations });
    return { found, bound: tf.mean<Scalar>(boundAt(machine, v, found)) };
  };
  const scoresOf = (bound: Scalar, even: Tensor): { value: Scalar; metrics: { bound: Scalar } } => {
    const freeEnergy = tf.mean<Scalar>(machine.alternate().at().freeEnergy(even));
    return { value: tf.neg(tf.add<Scalar>(bound, freeEnergy)), metrics: { bound } };
  };
  const objective = (v: Tensor, stepKey: Key): Estimate =>
    tidyEstimate(() => {
      const { found, bound } = dataPhase(v);
      const even = machine.gibbs(stepKey, chains as Tensor, sweeps);
      const [data, model] = [dataGradient(machine, v, found), modelGradient(machine, even)];
      const both = Object.entries(data).map(([path, g]) => [path, tf.add(g, model[path]!)]);
      const plain = Object.fromEntries(both) as NamedTensorMap;
      const grads = centred?.transform(plain, statisticsOf(machine, v, found)) ?? plain;
      const scores = scoresOf(bound, even);
      chains.assign(even);
      return { ...scores, grads };
    });
  const evaluate = (v: Tensor): Scalars =>
    tf.tidy(() => {
      const { value, metrics } = scoresOf(dataPhase(v).bound, chains as Tensor);
      return { loss: value, ...metrics };
    });
  const own = { chains, ...centred?.parameters };
  return Object.assign(objective, {
    evaluate,
    parameters: () => own,
    dispose: () => tf.dispose({ ...own }),
  });
}

/** Statistics of all layers given data. */
const statisticsOf = (
  { layers, values: { units } }: DeepBoltzmannMachine,
  v: Tensor,
  { means }: MeanField,
): Tensor[] => [v, ...means].map((x, l) => layers[l]!.statistics(x, units[l]!));

/** Gradient of −L(v), averaged over the batch, where q stays as it is. */
function dataGradient(machine: DeepBoltzmannMachine, v: Tensor, found: MeanField): NamedTensorMap {
  const { layers, values } = machine;
  const { weights, units } = values;
  const { inputs, means } = found;
  const rows = v.shape[0]!;
  const share = tf.fill([rows], 1 / rows);
  const statistics = statisticsOf(machine, v, found);
  const ofWeights = weights.map((_, l) => tf.div(pairs(statistics[l + 1]!, statistics[l]!), -rows));
  const told = { input: () => inputOf(0, statistics, weights), weights: share };
  const ofHidden = means.map((mean, i) => {
    const own = { input: () => inputs[i]!, weights: share };
    return layers[i + 1]!.freeEnergyGradient(mean, units[i + 1]!, own);
  });
  return byPath(ofWeights, [layers[0]!.energyGradient(v, units[0]!, told), ...ofHidden]);
}

/** Gradient of the mean free energy of states of the even layers, negated. */
function modelGradient(machine: DeepBoltzmannMachine, even: Tensor): NamedTensorMap {
  const { weights, units } = machine.values;
  const count = even.shape[0]!;
  const share = tf.fill([count], -1 / count);
  const gradient = machine.alternate().at().freeEnergyGradient(even, share);
  const sides = [0, 1].map((parity) => sideOf(gradient, parity === 0 ? 'visible' : 'hidden'));
  const ofUnits = units.map((_, l) => {
    const place = layersOf(l % 2, units).indexOf(l);
    return parametersOf(sides[l % 2]!, place);
  });
  return byPath(weightsOf(gradient['weight']!, weights), ofUnits);
}

const sideOf = (gradient: BipartiteGradient, side: string): UnitParameters =>
  Object.fromEntries(
    Object.entries(gradient)
      .filter(([path]) => path.startsWith(`${side}.`))
      .map(([path, value]) => [path.slice(side.length + 1), value]),
  );

const byPath = (weights: readonly Tensor[], units: readonly UnitParameters[]): NamedTensorMap =>
  Object.fromEntries([
    ...weights.map((weight, l) => [`weights.${l}`, weight] as const),
    ...units.flatMap((own, l) =>
      Object.entries(own).map(([name, value]) => [`units.${l}.${name}`, value] as const),
    ),
  ]);
