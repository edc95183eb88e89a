import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import { baseRates, type BaseRatesOptions } from '../partition/base-rates.js';
import type { IndependentUnits } from '../rbm/bipartite.js';
import type { HasMoments, UnitParameters, Units } from '../units/units.js';
import { layersOf } from './chain-connection.js';
import type { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';
import { joinParameters } from '../units/joined-units.js';
import type { MeanFieldOptions } from './mean-field.js';

/** Options of {@link deepBaseRates}. */
export interface DeepBaseRatesOptions extends BaseRatesOptions, MeanFieldOptions {}

/**
 * Where annealing to a trained deep Boltzmann machine begins: visible units with the means of data, and hidden
 * ones with those that mean field infers, for {@link rbmPath} of its alternate layers.
 *
 *     log Z₀ = Σₗ Σᵢ log(1 + exp bˡᵢ)   for binary units, bˡ the log-odds of their means
 *
 * From the uniform distribution, log Z of a trained machine comes out wrong by many nats with a small error
 * (Salakhutdinov & Murray 2008, §4.1, https://doi.org/10.1145/1390156.1390266), and so it does where only
 * the visible units have the rates of the data. The caller owns the tensors.
 *
 * @param data visible states, `[count, visible]`, borrowed; some thousands are enough.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { bernoulli } from '@gen/core/random';
 * import {
 *   annealedImportanceSampling,
 *   binaryUnits,
 *   deepBaseRates,
 *   DeepBoltzmannMachine,
 *   linearTemperatures,
 *   rbmPath,
 * } from '@gen/energy';
 *
 * const layers = [binaryUnits(6), binaryUnits(4), binaryUnits(3)];
 * const machine = new DeepBoltzmannMachine({ layers, key: key(0) });
 * const base = deepBaseRates(machine, bernoulli(key(1), [50, 6], { probs: 0.2 }));
 * const path = rbmPath(machine.alternate(), { base });
 * const temperatures = linearTemperatures(50);
 * const estimate = await annealedImportanceSampling(path, { temperatures, chains: 20, key: key(2) });
 * console.log(`${estimate}`); // log Z ≈ 9.1… nats (estimate by AIS, …
 * machine.dispose();
 * ```
 */
export function deepBaseRates(
  machine: DeepBoltzmannMachine,
  data: Tensor,
  { iterations, ...options }: DeepBaseRatesOptions = {},
): Required<IndependentUnits> {
  const { layers } = machine;
  if (!hasMoments(machine.visible)) throw withoutMoments();
  return tf.tidy(() => {
    const { means } = machine.meanField(data, iterations === undefined ? {} : { iterations });
    const rates = [data, ...means].map((x, l): UnitParameters => {
      const units = layers[l]!;
      return hasMoments(units) ? baseRates(units, x, options) : units.init();
    });
    const side = (parity: 0 | 1): UnitParameters =>
      joinParameters(layersOf(parity, layers).map((l) => rates[l]!));
    return { visible: side(0), hidden: side(1) } as unknown as tf.TensorContainer;
  }) as unknown as Required<IndependentUnits>;
}

const hasMoments = (units: Units): units is Units & HasMoments => 'atMoments' in units;

const withoutMoments = (): InputError =>
  new InputError({
    callee: 'deepBaseRates',
    argument: 'machine',
    expected: 'visible units whose parameters follow from their moments',
    got: 'others',
    remedy: 'Give `rbmPath` a base of your own.',
  });
