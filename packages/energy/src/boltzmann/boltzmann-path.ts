import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '@gen/core';
import { bernoulli } from '@gen/core/random';
import type { AnnealedPath } from '../partition/annealed-path.js';
import type { BoltzmannMachine } from './boltzmann-machine.js';
import { gibbsSweep, pairwiseEnergy, type PairwiseValues } from './pairwise.js';

/** Options of {@link boltzmannPath}. */
export interface BoltzmannPathOptions {
  /** Biases of the independent units that the path begins at, `[visible + hidden]`, borrowed; 0 by default. */
  readonly bias?: Tensor;
}

/**
 * The path from independent units to a Boltzmann machine, over states of all units.
 *
 *     E_β(x) = (1 − β) (−θ⁰·x) + β E(x),   log Z₀ = Σᵢ log(1 + exp θᵢ⁰)
 *
 * The transition is one sweep of Gibbs sampling over all units.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import {
 *   annealedImportanceSampling,
 *   BoltzmannMachine,
 *   boltzmannPath,
 *   linearTemperatures,
 * } from '@gen/energy';
 *
 * const machine = new BoltzmannMachine({ visible: 4, hidden: 3, key: key(0) });
 * const estimate = await annealedImportanceSampling(boltzmannPath(machine), {
 *   temperatures: linearTemperatures(20),
 *   chains: 20,
 *   key: key(1),
 * });
 * console.log(`${estimate}`); // log Z ≈ 4.8… nats (estimate by AIS, …
 * machine.dispose();
 * ```
 */
export function boltzmannPath(
  machine: BoltzmannMachine,
  { bias }: BoltzmannPathOptions = {},
): AnnealedPath {
  const { units } = machine;
  if (bias !== undefined) checkShape('boltzmannPath', 'bias', bias.shape, [units]);
  const baseBias = (): Tensor => bias ?? tf.zeros([units]);
  const at = (beta: Tensor): PairwiseValues => {
    const { coupling, bias: own } = machine.values();
    const mixed = tf.add(baseBias(), tf.mul(beta, tf.sub(own, baseBias())));
    return { coupling: tf.mul(beta, coupling), bias: mixed };
  };
  return {
    name: `Boltzmann machine ${machine.visible.size}+${machine.hidden}`,
    baseLogZ: () => tf.tidy(() => tf.sum(tf.softplus(baseBias()))),
    sampleBase: (key, count) =>
      tf.tidy(() => bernoulli(key, [count, units], { logits: baseBias() })),
    logRatio: (x, from, to) =>
      tf.tidy(() => {
        const base = tf.neg(tf.sum(tf.mul(x, baseBias()), -1));
        const gap = tf.sub(base, pairwiseEnergy(machine.values(), x));
        return tf.mul(tf.sub(to, from), gap);
      }),
    transition: (key, x, beta) => tf.tidy(() => gibbsSweep(at(beta), key, x)),
  };
}
