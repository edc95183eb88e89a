import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import { baseRates, type BaseRatesOptions } from '../partition/base-rates.js';
import type { IndependentUnits } from '../rbm/bipartite.js';
import type { HasMoments, Units } from '../units/units.js';
import type { DeepBeliefNetwork } from './deep-belief-network.js';

/**
 * Where annealing to the top RBM of a trained deep belief network begins: units of both its layers with the
 * means that are inferred of data, for {@link rbmPath} of the top.
 *
 *     log Z₀ = Σᵢ log(1 + exp bᵢ) + Σⱼ log(1 + exp cⱼ)   for binary units, b and c the log-odds of their means
 *
 * With start values for the upper layer, whose units are seldom on of data, log Z comes out wrong by tens of
 * nats, and the bound that follows from it is none. The caller owns the tensors.
 *
 * @param data visible states, `[count, visible]`, borrowed; some thousands are enough.
 *
 * @example
 * ```ts
 * import { key, split } from '@gen/core';
 * import { bernoulli } from '@gen/core/random';
 * import {
 *   annealedImportanceSampling,
 *   beliefBaseRates,
 *   binaryUnits,
 *   DeepBeliefNetwork,
 *   linearTemperatures,
 *   RBM,
 *   rbmPath,
 * } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const stack = [
 *   new RBM({ visible: binaryUnits(6), hidden: binaryUnits(4), key: first }),
 *   new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: second }),
 * ];
 * const network = new DeepBeliefNetwork({ stack });
 * const base = beliefBaseRates(network, bernoulli(key(1), [50, 6], { probs: 0.2 }));
 * const temperatures = linearTemperatures(50);
 * const estimate = await annealedImportanceSampling(rbmPath(network.top, { base }), {
 *   temperatures,
 *   chains: 20,
 *   key: key(2),
 * });
 * console.log(`${estimate}`); // log Z ≈ 4.8… nats (estimate by AIS, …
 * network.dispose();
 * ```
 */
export function beliefBaseRates(
  network: DeepBeliefNetwork,
  data: Tensor,
  options: BaseRatesOptions = {},
): Required<IndependentUnits> {
  const { layers, top } = network;
  return tf.tidy(() => {
    const means = layers.reduce((x, _, l) => network.above(l, x).mean(), data);
    return {
      visible: baseRates(withMoments(top.visible), means, options),
      hidden: baseRates(withMoments(top.hidden), top.hiddenMean(means), options),
    } as unknown as tf.TensorContainer;
  }) as unknown as Required<IndependentUnits>;
}

function withMoments(units: Units): Units & HasMoments {
  if ('atMoments' in units) return units as Units & HasMoments;
  throw new InputError({
    callee: 'beliefBaseRates',
    argument: 'network',
    expected: 'a top RBM of units whose parameters follow from their moments',
    got: 'others',
    remedy: 'Give `rbmPath` a base of your own.',
  });
}
