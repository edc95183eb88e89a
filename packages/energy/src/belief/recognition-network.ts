import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  bernoulli,
  checkTrailingShape,
  independent,
  split,
  type Bernoulli,
  type Independent,
} from '@gen/core';
import {
  dense,
  glorotNormal,
  namedParameters,
  type HasParameters,
  type Layer,
  type Parameters,
} from '@gen/core/nn';
import { layeredPosterior, type Recognition } from './layered-posterior.js';
import type { SigmoidBeliefNetworkConfig } from './sigmoid-belief-network.js';

/**
 * A sigmoid belief network upside down, which infers the hidden layers of another from the visible units.
 *
 *     q(h¹, …, hᴸ | v) = q(h¹ | v) q(h² | h¹) … q(hᴸ | hᴸ⁻¹),   q(hˡⱼ = 1 | hˡ⁻¹) = σ(cˡⱼ + Σᵢ Rˡⱼᵢ hˡ⁻¹ᵢ)
 *
 * Hinton, Dayan, Frey & Neal 1995, "The wake-sleep algorithm for unsupervised neural networks",
 * https://doi.org/10.1126/science.7761831. Parameters are `layers.l.weight` `[above, below]` and
 * `layers.l.bias` `[above]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { RecognitionNetwork } from '@gen/energy';
 *
 * const network = new RecognitionNetwork({ visible: 16, hidden: [8, 4], key: key(0) });
 * const h = network.posterior(tf.ones([5, 16])).sample(key(1), [3]); // [3, 5, 12]
 * network.dispose();
 * ```
 */
export class RecognitionNetwork implements HasParameters {
  /** Number of visible units. */
  readonly visible: number;
  /** Units of the hidden layers, from the visible units up. */
  readonly hidden: readonly number[];
  readonly #layers: readonly Layer[];

  constructor({
    visible,
    hidden,
    key,
    weightInitializer = glorotNormal,
  }: SigmoidBeliefNetworkConfig) {
    this.visible = visible;
    this.hidden = hidden;
    this.#layers = split(key, hidden.length).map((layerKey, l) =>
      dense({
        inputs: hidden[l - 1] ?? visible,
        outputs: hidden[l]!,
        key: layerKey,
        weightInitializer,
        biasInitializer: (_, shape) => tf.zeros([...shape]),
      }),
    );
  }

  /**
   * q(hˡ⁺¹ | hˡ) of the layer above `l`, 0 for the visible units, given states `[..., below]`. Its tensors
   * belong to the enclosing `tf.tidy`.
   */
  above(l: number, below: Tensor): Independent<Bernoulli> {
    return independent(bernoulli({ logits: this.#layers[l]!.apply(below) }), 1);
  }

  /** q(h | v) of all hidden layers for v `[...batch, visible]`: batch shape `[...batch]`. Borrows v. */
  posterior(v: Tensor): Recognition {
    checkTrailingShape('RecognitionNetwork.posterior', 'v', v.shape, [this.visible]);
    return layeredPosterior({
      v,
      sizes: this.hidden,
      above: (l, below) => this.above(l, below),
    });
  }

  /** Variables under `layers.l.`. */
  parameters(): Parameters {
    const layers = this.#layers.map((layer, l) => namedParameters(`layers.${l}`, layer));
    return Object.assign({}, ...layers) as Parameters;
  }

  /** Disposes the variables. */
  dispose(): void {
    for (const layer of this.#layers) layer.dispose();
  }
}
