import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import {
  checkCount,
  checkTrailingShape,
  InputError,
  split,
  type Distribution,
  type HasMean,
  type Key,
} from '@gen/core';
import { namedParameters, type HasParameters, type Parameters } from '@gen/core/nn';
import type { RBM } from '../rbm/rbm.js';
import { layeredPosterior, type Recognition } from './layered-posterior.js';

/** What a {@link DeepBeliefNetwork} is made of. */
export interface DeepBeliefNetworkConfig {
  /**
   * RBMs from the visible units up, at least two, the visible units of each the hidden ones of the one
   * below; pretrained, or not yet. The network owns them from here on.
   */
  readonly stack: readonly RBM[];
}

/** How a {@link DeepBeliefNetwork} is sampled. */
export interface DeepBeliefSampleOptions {
  /** Steps of the Gibbs chain at the top; 1,000 by default. */
  readonly steps?: number;
  /** States of the top RBM's visible units that the chains begin at, `[count, size]`; drawn by default. */
  readonly from?: Tensor;
}

/**
 * Deep belief network: an RBM over the two top layers, and directed layers from there to the visible units.
 *
 *     p(v, h¹, …, hᴸ) = p(v | h¹) … p(hᴸ⁻² | hᴸ⁻¹) · p(hᴸ⁻¹, hᴸ),   p(hᴸ⁻¹, hᴸ) ∝ exp(−E(hᴸ⁻¹, hᴸ))
 *
 * Hinton, Osindero & Teh 2006, "A fast learning algorithm for deep belief nets", §2–4,
 * https://doi.org/10.1162/neco.2006.18.7.1527. It is made of a stack of RBMs, which {@link pretrain} trains
 * one after another; what infers hidden states, q(h | v), has weights of its own, which begin as those of
 * the stack and part from them by {@link upDown}.
 *
 * Parameters are those of the RBMs below the top under `layers.l.`, with the weights of the way up as
 * `layers.l.recognition`, and those of the top under `top.`. `dispose` disposes them.
 *
 * @example
 * ```ts
 * import { key, split } from '@gen/core';
 * import { binaryUnits, DeepBeliefNetwork, RBM } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const stack = [
 *   new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: first }),
 *   new RBM({ visible: binaryUnits(8), hidden: binaryUnits(6), key: second }),
 * ];
 * const network = new DeepBeliefNetwork({ stack });
 * const v = network.sample(key(1), 5, { steps: 100 }); // [5, 16]
 * network.dispose();
 * ```
 */
export class DeepBeliefNetwork implements HasParameters {
  /** p(hᴸ⁻¹, hᴸ). */
  readonly top: RBM;
  /** The RBMs below the top, whose weights are those of the way down. */
  readonly layers: readonly RBM[];
  readonly #recognition: readonly Variable[];

  constructor({ stack }: DeepBeliefNetworkConfig) {
    checkStack('DeepBeliefNetwork', stack);
    this.top = stack.at(-1)!;
    this.layers = stack.slice(0, -1);
    this.#recognition = tf.tidy(() =>
      this.layers.map(({ values }) => tf.variable(tf.clone(values.weight))),
    );
  }

  /** Sizes of the layers from the visible units to the top. */
  get sizes(): readonly number[] {
    return [...this.layers, this.top]
      .map(({ visible }) => visible.size)
      .concat(this.top.hidden.size);
  }

  /**
   * p(hˡ | hˡ⁺¹) of the layer `l` below the top RBM, 0 for the visible units, given states `[..., above]` of
   * the one above. Its tensors belong to the enclosing `tf.tidy`.
   */
  below(l: number, above: Tensor): Distribution & HasMean {
    return this.layers[l]!.visibleGiven(above);
  }

  /**
   * q(hˡ⁺¹ | hˡ) of the layer above `l`, 0 for the visible units, given states `[..., below]`. Its tensors
   * belong to the enclosing `tf.tidy`.
   */
  above(l: number, below: Tensor): Distribution & HasMean {
    return this.layers[l]!.at({ weight: this.#recognition[l]! }).hiddenGiven(below);
  }

  /** q(h¹, …, hᴸ⁻¹ | v), up to the visible units of the top RBM, side by side: event `[hidden]`. */
  posterior(v: Tensor): Recognition {
    checkTrailingShape('DeepBeliefNetwork.posterior', 'v', v.shape, [this.sizes[0]!]);
    const above = (l: number, below: Tensor): Distribution => this.above(l, below);
    return layeredPosterior({ v, sizes: this.#inner, above });
  }

  /** The states of the layers h¹ to hᴸ⁻¹ `[..., hidden]`, layer by layer from the visible units up. */
  layersOf(h: Tensor): Tensor[] {
    checkTrailingShape('DeepBeliefNetwork', 'h', h.shape, [total(this.#inner)]);
    return tf.split(h, [...this.#inner], -1);
  }

  /**
   * log p(v, h¹, …, hᴸ⁻¹) + log Z of the top RBM, in nats, for v `[batch, visible]` and the states h
   * `[..., batch, hidden]` side by side: `[..., batch]`.
   */
  logJoint(v: Tensor, h: Tensor): Tensor {
    return tf.tidy(() => {
      const states = [v, ...this.layersOf(h)];
      const below = this.layers.map((_, l) => this.below(l, states[l + 1]!).logProb(states[l]!));
      const top: Tensor = tf.neg(this.top.freeEnergy(states.at(-1)!));
      return below.reduce((sum, logProb) => tf.add(sum, logProb), top);
    });
  }

  /** Draws v by a Gibbs chain at the top, and from there down: `[count, visible]`. */
  sample(key: Key, count: number, options: DeepBeliefSampleOptions = {}): Tensor {
    const [topKey, downKey] = split(key) as [Key, Key];
    return tf.tidy(() => this.down(downKey, this.#topStates(topKey, count, options))[0]!);
  }

  /** The mean of p(v | h¹) at the h¹ that {@link sample} has: `[count, visible]`. */
  sampleMean(key: Key, count: number, options: DeepBeliefSampleOptions = {}): Tensor {
    const [topKey, downKey] = split(key) as [Key, Key];
    return tf.tidy(() => {
      const states = this.down(downKey, this.#topStates(topKey, count, options));
      return this.below(0, states[1]!).mean();
    });
  }

  /** Draws all layers below the top RBM's visible units given these: [v, h¹, …, hᴸ⁻¹], the last as given. */
  down(key: Key, h: Tensor): Tensor[] {
    return tf.tidy(() => {
      const keys = split(key, this.layers.length);
      const states = [tf.clone(h)];
      for (let l = this.layers.length - 1; l >= 0; l--) {
        states.unshift(this.below(l, states[0]!).sample(keys[l]!));
      }
      return states;
    });
  }

  /** Variables under `layers.l.` and `top.`. */
  parameters(): Parameters {
    const layers = this.layers.map((layer, l) => ({
      ...namedParameters(`layers.${l}`, layer),
      [`layers.${l}.recognition`]: this.#recognition[l]!,
    }));
    return {
      ...(Object.assign({}, ...layers) as Parameters),
      ...namedParameters('top', this.top),
    };
  }

  /** Disposes the variables. */
  dispose(): void {
    for (const layer of this.layers) layer.dispose();
    tf.dispose([...this.#recognition]);
    this.top.dispose();
  }

  /** Sizes of the layers h¹ to hᴸ⁻¹. */
  get #inner(): readonly number[] {
    return this.sizes.slice(1, -1);
  }

  #topStates(key: Key, count: number, { steps = 1000, from }: DeepBeliefSampleOptions): Tensor {
    checkCount('DeepBeliefNetwork.sample', 'count', count);
    const { visible, values } = this.top;
    const [startKey, chainKey] = split(key) as [Key, Key];
    const start = from ?? visible.sample(startKey, tf.zeros([count, visible.size]), values.visible);
    return this.top.gibbs(chainKey, start, steps);
  }
}

/** Throws an InputError unless RBMs fit on top of each other. */
export function checkStack(callee: string, stack: readonly RBM[], least = 2): void {
  checkCount(callee, 'stack.length', stack.length, least);
  stack.slice(1).forEach(({ visible }, i) => {
    const { hidden } = stack[i]!;
    if (hidden.size === visible.size) return;
    throw new InputError({
      callee,
      argument: `stack[${i + 1}]`,
      expected: `${hidden.size} visible units, as many as there are hidden ones below`,
      got: `${visible.size}`,
    });
  });
}

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
