import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { rising } from './chain-connection.js';
import type { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';
import type { MeanField, MeanFieldOptions } from './mean-field.js';

/**
 * A variational lower bound on the unnormalised log density of a deep Boltzmann machine, by mean field, as
 * `logLikelihoodBound` takes it together with log Z.
 *
 *     log p(v) + log Z ≥ L(v) = E_q[−E(v, h)] + H[q],   q(h) = Πₗ q(hˡ)
 *
 * A bound after any number of steps, and tightest at the fixed point (Salakhutdinov & Hinton 2009, §3.1–3.2,
 * https://proceedings.mlr.press/v5/salakhutdinov09a.html).
 *
 * @returns a function from v `[batch, visible]` to nats `[batch]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import {
 *   binaryUnits,
 *   deepBoltzmannBound,
 *   DeepBoltzmannMachine,
 *   exactLogPartition,
 *   logLikelihoodBound,
 * } from '@gen/energy';
 *
 * const layers = [binaryUnits(6), binaryUnits(4), binaryUnits(3)];
 * const machine = new DeepBoltzmannMachine({ layers, key: key(0) });
 * const partition = await exactLogPartition(machine.alternate());
 * const score = await logLikelihoodBound(deepBoltzmannBound(machine), tf.zeros([5, 6]), partition);
 * console.log(`${score}`); // log p(x) ≥ −4.1… nats (lower bound; …
 * machine.dispose();
 * ```
 */
export const deepBoltzmannBound =
  (machine: DeepBoltzmannMachine, options: MeanFieldOptions = {}): ((v: Tensor) => Tensor) =>
  (v) =>
    tf.tidy(() => boundAt(machine, v, machine.meanField(v, options)));

/**
 * L(v) at a factorial q: the energy of the means, for it is linear in each layer, and log Z(a) − a·E[s(h)],
 * which is the entropy less E[u(h)].
 */
export function boundAt(
  { layers, values: { weights, units } }: DeepBoltzmannMachine,
  v: Tensor,
  { inputs, means }: MeanField,
): Tensor {
  const statistics = [v, ...means].map((x, l) => layers[l]!.statistics(x, units[l]!));
  const own = layers.slice(1).map((layer, i) => {
    const [below, mean] = [statistics[i]!, statistics[i + 1]!];
    const told = tf.sub(rising(below, weights[i]!), inputs[i]!);
    return tf.add(layer.logNormalizer(inputs[i]!, units[i + 1]!), tf.sum(tf.mul(told, mean), -1));
  });
  return tf.sub(
    own.reduce((sum, each) => tf.add(sum, each)),
    layers[0]!.selfEnergy(v, units[0]!),
  );
}
