import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { SamplingUnits, UnitParameters } from '../units/units.js';
import type { Bipartite, HiddenPhase, KnownPhase } from './bipartite.js';

/** What a {@link Bipartite} tells of its parameters, all by sums over weighted rows of states. */
export type BipartiteGradients = Pick<
  Bipartite<SamplingUnits, SamplingUnits>,
  'freeEnergyGradient' | 'hiddenFreeEnergyGradient' | 'energyGradient'
>;

/** What gradients need of the layers. */
export type BipartiteLayers = Pick<
  Bipartite<SamplingUnits, SamplingUnits>,
  'visible' | 'hidden' | 'connection' | 'values' | 'hiddenInput' | 'visibleInput' | 'hiddenPhase'
>;

/** Gradients of energies and free energies in the parameters, by what the units and the weights make of states. */
export function bipartiteGradients(layers: BipartiteLayers): BipartiteGradients {
  const { visible, hidden, connection, values, hiddenInput, visibleInput, hiddenPhase } = layers;
  const weightGradient = (v: Tensor, h: Tensor, weights: Tensor): Tensor => {
    const statistics = visible.statistics(v, values.visible);
    const hiddenStatistics = hidden.statistics(h, values.hidden);
    const negative = tf.neg(weights);
    const coupled = values.coupling === undefined ? negative : tf.mul(negative, values.coupling);
    return connection.weightGradient(
      statistics,
      tf.mul(hiddenStatistics, tf.reshape(coupled, [-1, 1])),
    );
  };
  return {
    freeEnergyGradient: (v, weights, known) =>
      tf.tidy(() => {
        const { input, mean } = known ?? lazily(hiddenPhase(v));
        const visibleRows = { input: () => visibleInput(mean), weights };
        return {
          weight: weightGradient(v, mean, weights),
          ...headed('visible', visible.energyGradient(v, values.visible, visibleRows)),
          ...headed('hidden', hidden.freeEnergyGradient(mean, values.hidden, { input, weights })),
        };
      }),
    hiddenFreeEnergyGradient: (h, weights) =>
      tf.tidy(() => {
        const input = visibleInput(h);
        const mean = visible.mean(input, values.visible);
        const hiddenRows = { input: () => hiddenInput(mean), weights };
        const visibleRows = { input: () => input, weights };
        return {
          weight: weightGradient(mean, h, weights),
          ...headed('visible', visible.freeEnergyGradient(mean, values.visible, visibleRows)),
          ...headed('hidden', hidden.energyGradient(h, values.hidden, hiddenRows)),
        };
      }),
    energyGradient: ({ visible: v, hidden: h }, weights) =>
      tf.tidy(() => {
        const hiddenRows = { input: () => hiddenInput(v), weights };
        const visibleRows = { input: () => visibleInput(h), weights };
        return {
          weight: weightGradient(v, h, weights),
          ...headed('visible', visible.energyGradient(v, values.visible, visibleRows)),
          ...headed('hidden', hidden.energyGradient(h, values.hidden, hiddenRows)),
        };
      }),
  };
}

const lazily = ({ input, mean }: HiddenPhase): KnownPhase => ({ input: () => input, mean });

const headed = (head: string, parameters: UnitParameters): Record<string, Tensor> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${head}.${name}`, value]));
