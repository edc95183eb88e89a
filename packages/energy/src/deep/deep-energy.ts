import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError, type Distribution } from '@gen/core';
import {
  applyNetwork,
  disposeNetwork,
  namedParameters,
  type ApplyOptions,
  type Network,
  type Parameters,
} from '@gen/core/nn';
import type { EnergyModel } from '../energy-model.js';

/** What a {@link DeepEnergy} is made of. */
export interface DeepEnergyConfig {
  /** f: maps states `[batch, ...event]` to `[batch]` or `[batch, 1]`. */
  readonly network: Network;
  /**
   * Makes the base measure p₀, whose events are the states; called anew at each use, inside of a `tf.tidy`.
   * Where it is left out, the density is with respect to volume.
   */
  readonly base?: () => Distribution;
}

/**
 * A deep energy-based model: a density that a network of any kind gives up to a constant.
 *
 *     p(x) = p₀(x) exp(−f(x)) / Z,   F(x) = f(x) − log p₀(x)
 *
 * With a base measure p₀ the density has a finite integral wherever f is bounded from below, and it is p₀
 * itself where f is constant; without one, p(x) = exp(−f(x)) / Z, and the network must see to it. It holds the
 * model only: `langevin` draws from it, objectives such as `langevinReplay`, `denoisingScoreMatching` and
 * `noiseContrastiveEstimation` train it.
 *
 * Its parameters are those of the network under `network.`; it owns the network and disposes it.
 *
 * LeCun et al. 2006, "A tutorial on energy-based learning",
 * http://yann.lecun.com/exdb/publis/pdf/lecun-06.pdf; Xie et al. 2016, "A theory of generative ConvNet",
 * equation 1, for the base measure, https://arxiv.org/abs/1602.03264.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { independent, key, normal } from '@gen/core';
 * import { mlp, silu } from '@gen/core/nn';
 * import { DeepEnergy } from '@gen/energy';
 *
 * const model = new DeepEnergy({
 *   network: mlp({ inputs: 2, hidden: [64, 64], outputs: 1, activation: silu, key: key(0) }),
 *   base: () => independent(normal({ loc: tf.zeros([2]), scale: 3 }), 1),
 * });
 * const nats = model.freeEnergy(tf.zeros([8, 2])); // [8]
 * nats.dispose();
 * model.dispose();
 * ```
 */
export class DeepEnergy implements EnergyModel {
  readonly #network: Network;
  readonly #base: (() => Distribution) | undefined;

  constructor({ network, base }: DeepEnergyConfig) {
    this.#network = network;
    this.#base = base;
  }

  /** f(x) − log p₀(x) in nats, `[batch]`. */
  freeEnergy(x: Tensor, options: ApplyOptions = {}): Tensor {
    return tf.tidy(() => {
      const energy = perExample('network', applyNetwork(this.#network, x, options), x);
      if (this.#base === undefined) return energy;
      return tf.sub(energy, perExample('base', this.#base().logProb(x), x));
    });
  }

  /** The variables of the network under `network.`. */
  parameters(): Parameters {
    return namedParameters('network', this.#network);
  }

  /** Disposes the network. */
  dispose(): void {
    disposeNetwork(this.#network);
  }
}

/** A number for each of the states, `[batch]`, of what gives one for each. */
function perExample(argument: 'network' | 'base', value: Tensor, x: Tensor): Tensor {
  const [batch] = x.shape as [number];
  const [rows, ...rest] = value.shape;
  const isColumn = argument === 'network' && rest.length === 1 && rest[0] === 1;
  if (rows === batch && (rest.length === 0 || isColumn)) return tf.reshape(value, [batch]);
  throw new InputError({
    callee: 'DeepEnergy.freeEnergy',
    argument,
    expected: `a number for each of the states [${x.shape}]`,
    got: `shape [${value.shape}]`,
    remedy:
      argument === 'network'
        ? 'Its last layer has one output.'
        : 'Its events are whole states: `independent(distribution, rank)` makes them so.',
  });
}
