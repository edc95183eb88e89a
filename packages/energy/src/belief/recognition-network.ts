import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  bernoulli,
  checkTrailingShape,
  independent,
  split,
  type Bernoulli,
  type Distribution,
  type HasSampleAndLogProb,
  type Independent,
  type Key,
  type Shape,
} from '@gen/core';
import {
  dense,
  glorotNormal,
  namedParameters,
  type HasParameters,
  type Layer,
  type Parameters,
} from '@gen/core/nn';
import type { SigmoidBeliefNetworkConfig } from './sigmoid-belief-network.js';

/** What a {@link RecognitionNetwork} infers: hidden states h `[hidden]` of all layers side by side. */
export type Recognition = Distribution & HasSampleAndLogProb;

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
    const draw = (key: Key, shape: Shape): Visit => {
      const keys = split(key, this.hidden.length);
      return this.#visit(v, (q, l) => q.sample(keys[l]!, l === 0 ? shape : []));
    };
    return {
      family: 'Recognition',
      batchShape: v.shape.slice(0, -1),
      eventShape: [this.hidden.reduce((sum, size) => sum + size, 0)],
      sample: (key, shape = []) => tf.tidy(() => tf.concat(draw(key, shape).states, -1)),
      logProb: (h) =>
        tf.tidy(() => {
          const states = tf.split(h, [...this.hidden], -1);
          return logProbOf(this.#visit(v, (_, l) => states[l]!));
        }),
      sampleAndLogProb: (key, shape = []) => {
        const [sample, logProb] = tf.tidy(() => {
          const visited = draw(key, shape);
          return [tf.concat(visited.states, -1), logProbOf(visited)] as [Tensor, Tensor];
        });
        return { sample, logProb };
      },
    };
  }

  /** Goes up through the layers; `at` says what the states of each are. */
  #visit(v: Tensor, at: (q: Independent<Bernoulli>, l: number) => Tensor): Visit {
    const states: Tensor[] = [];
    const conditionals = this.#layers.map((_, l) => {
      const q = this.above(l, states[l - 1] ?? v);
      states.push(at(q, l));
      return q;
    });
    return { states, conditionals };
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

/** States of the layers, and the distribution of each given the one below. */
interface Visit {
  readonly states: Tensor[];
  readonly conditionals: readonly Independent<Bernoulli>[];
}

const logProbOf = ({ states, conditionals }: Visit): Tensor =>
  conditionals.map((q, l) => q.logProb(states[l]!)).reduce((sum, logProb) => tf.add(sum, logProb));
