import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import { baseRates, type BaseRatesOptions } from '../partition/base-rates.js';
import type { IndependentUnits } from '../rbm/bipartite.js';
import type { HasMoments, Units } from '../units/units.js';
import { layersOf } from './chain-connection.js';
import type { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';
import { joinParameters } from '../units/joined-units.js';

/**
 * Where annealing to a trained deep Boltzmann machine begins: visible units with the means of data, and
 * hidden ones at their start values, for {@link rbmPath} of its alternate layers.
 *
 *     log Z₀ = Σᵢ log(1 + exp bᵢ⁰) + H ln 2   for binary units, H of them hidden
 *
 * From the uniform distribution, log Z of a trained machine comes out wrong by many nats with a small error
 * (Salakhutdinov & Murray 2008, §4.1, https://doi.org/10.1145/1390156.1390266). The caller owns the tensors.
 *
 * @param data visible states, `[count, visible]`, borrowed.
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
 * console.log(`${estimate}`); // log Z ≈ 9.0… nats (estimate by AIS, …
 * machine.dispose();
 * ```
 */
export function deepBaseRates(
  { layers, visible }: DeepBoltzmannMachine,
  data: Tensor,
  options: BaseRatesOptions = {},
): IndependentUnits {
  if (!hasMoments(visible)) throw withoutMoments();
  return tf.tidy(() => {
    const even = layersOf(0, layers).map((l) => layers[l]!);
    const above = even.slice(1).map((units) => units.init());
    const rates = joinParameters([baseRates(visible, data, options), ...above]);
    return { visible: rates } as unknown as tf.TensorContainer;
  }) as unknown as IndependentUnits;
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
