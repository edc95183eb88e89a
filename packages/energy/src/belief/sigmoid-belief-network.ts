import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  bernoulli,
  checkCount,
  checkTrailingShape,
  independent,
  split,
  type Bernoulli,
  type Independent,
  type Key,
} from '@gen/core';
import type { Dream } from '@gen/core/bounds';
import {
  dense,
  glorotNormal,
  namedParameters,
  type HasParameters,
  type Initializer,
  type Layer,
  type Parameters,
} from '@gen/core/nn';

/** What a {@link SigmoidBeliefNetwork} is made of. */
export interface SigmoidBeliefNetworkConfig {
  /** Number of visible units, such as pixels. */
  readonly visible: number;
  /** Units of the hidden layers, from the one above the visible units to the top. */
  readonly hidden: readonly number[];
  /** Key of the first weights. */
  readonly key: Key;
  /** Makes the first weights; biases begin at 0. */
  readonly weightInitializer?: Initializer;
}

/**
 * Sigmoid belief network: binary layers, each of which is drawn given the one above.
 *
 *     p(v, h¹, …, hᴸ) = p(v | h¹) p(h¹ | h²) … p(hᴸ),   p(hˡ⁻¹ᵢ = 1 | hˡ) = σ(bˡ⁻¹ᵢ + Σⱼ Wˡᵢⱼ hˡⱼ)
 *
 * Neal 1992, "Connectionist learning of belief networks", §3, https://doi.org/10.1016/0004-3702(92)90065-6.
 * The states of all hidden layers stand side by side in one tensor h `[..., hidden]`, the layer above the
 * visible units first. Parameters are `layers.l.weight` `[below, above]`, `layers.l.bias` `[below]` and
 * `prior.bias` of the top.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { SigmoidBeliefNetwork } from '@gen/energy';
 *
 * const network = new SigmoidBeliefNetwork({ visible: 16, hidden: [8, 4], key: key(0) });
 * const { x, z } = network.dream(key(1), 5); // [5, 16] and [5, 12], zeros and ones
 * const logJoint = network.logJoint(x, z); // [5]
 * network.dispose();
 * ```
 */
export class SigmoidBeliefNetwork implements HasParameters {
  /** Number of visible units. */
  readonly visible: number;
  /** Units of the hidden layers, from the visible units up. */
  readonly hidden: readonly number[];
  readonly #layers: readonly Layer[];
  readonly #prior: tf.Variable;

  constructor({
    visible,
    hidden,
    key,
    weightInitializer = glorotNormal,
  }: SigmoidBeliefNetworkConfig) {
    checkCount('SigmoidBeliefNetwork', 'visible', visible);
    checkCount('SigmoidBeliefNetwork', 'hidden.length', hidden.length);
    for (const units of hidden) checkCount('SigmoidBeliefNetwork', 'hidden', units);
    this.visible = visible;
    this.hidden = hidden;
    const sizes = [visible, ...hidden];
    this.#layers = split(key, hidden.length).map((layerKey, l) =>
      dense({
        inputs: sizes[l + 1]!,
        outputs: sizes[l]!,
        key: layerKey,
        weightInitializer,
        biasInitializer: (_, shape) => tf.zeros([...shape]),
      }),
    );
    this.#prior = tf.tidy(() => tf.variable(tf.zeros([hidden.at(-1)!])));
  }

  /** p(hᴸ), event shape `[top]`. Its tensors belong to the enclosing `tf.tidy`. */
  prior(): Independent<Bernoulli> {
    return units(this.#prior);
  }

  /**
   * p(hˡ | hˡ⁺¹) of the layer `l`, 0 for the visible units, given states `[..., above]` of the one above.
   * Its tensors belong to the enclosing `tf.tidy`.
   */
  below(l: number, above: Tensor): Independent<Bernoulli> {
    return units(this.#layers[l]!.apply(above));
  }

  /** The states h `[..., hidden]`, layer by layer from the visible units up. */
  layersOf(h: Tensor): Tensor[] {
    checkTrailingShape('SigmoidBeliefNetwork', 'h', h.shape, [total(this.hidden)]);
    return tf.split(h, [...this.hidden], -1);
  }

  /** log p(v, h) in nats for v `[batch, visible]` and h `[..., batch, hidden]`: `[..., batch]`. */
  logJoint(v: Tensor, h: Tensor): Tensor {
    checkTrailingShape('SigmoidBeliefNetwork.logJoint', 'v', v.shape, [this.visible]);
    return tf.tidy(() => {
      const states = [v, ...this.layersOf(h)];
      const below = this.#layers.map((_, l) => this.below(l, states[l + 1]!).logProb(states[l]!));
      // Only that of v is sure to have all axes of the batch.
      return below.reduce(
        (sum, logProb) => tf.add(sum, logProb),
        this.prior().logProb(states.at(-1)!),
      );
    });
  }

  /** Draws v as `x` `[count, visible]` and all layers as `z` `[count, hidden]`, from the top down. */
  dream(key: Key, count: number): Dream {
    checkCount('SigmoidBeliefNetwork.dream', 'count', count);
    return tf.tidy(() => {
      const [topKey, ...keys] = split(key, this.hidden.length + 1) as [Key, ...Key[]];
      const states = [this.prior().sample(topKey, [count])];
      for (let l = this.hidden.length - 1; l >= 0; l--) {
        states.unshift(this.below(l, states[0]!).sample(keys[l]!));
      }
      const [x, ...layers] = states;
      return { x: x!, z: tf.concat(layers, -1) };
    });
  }

  /** Draws v: `[count, visible]`. */
  sample(key: Key, count: number): Tensor {
    return tf.tidy(() => this.dream(key, count).x);
  }

  /** The mean of p(v | h¹) at the h¹ that {@link sample} has: `[count, visible]`. */
  sampleMean(key: Key, count: number): Tensor {
    return tf.tidy(() => this.below(0, this.layersOf(this.dream(key, count).z)[0]!).mean());
  }

  /** Variables under `layers.l.` and `prior.bias`. */
  parameters(): Parameters {
    const layers = this.#layers.map((layer, l) => namedParameters(`layers.${l}`, layer));
    return { ...(Object.assign({}, ...layers) as Parameters), 'prior.bias': this.#prior };
  }

  /** Disposes the variables. */
  dispose(): void {
    for (const layer of this.#layers) layer.dispose();
    this.#prior.dispose();
  }
}

/** Independent binary units of these log-odds. */
const units = (logits: Tensor): Independent<Bernoulli> => independent(bernoulli({ logits }), 1);

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
