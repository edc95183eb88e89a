import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, checkTrailingShape, split, type Key } from '@gen/core';
import { scan } from '@gen/core/compile';
import type { SamplingUnits } from '../units/units.js';
import { bipartiteGradients } from './bipartite-gradients.js';
import type { Bipartite, BipartiteValues, HiddenPhase } from './bipartite.js';
import { denseConnection, type Connection } from './connection.js';

/** Two layers of units. */
export interface BipartiteUnits<V extends SamplingUnits, H extends SamplingUnits> {
  /** The visible units. */
  readonly visible: V;
  /** The hidden units. */
  readonly hidden: H;
  /** How the weights join them; each unit with each where it is left out. */
  readonly connection?: Connection;
}

/**
 * The mathematics of two layers of units at given values of the parameters, which it borrows.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { binaryUnits, bipartiteOf } from '@gen/energy';
 *
 * const units = { visible: binaryUnits(4), hidden: binaryUnits(3) };
 * const model = bipartiteOf(units, {
 *   weight: tf.ones([3, 4]),
 *   visible: { bias: tf.zeros([4]) },
 *   hidden: { bias: tf.zeros([3]) },
 * });
 * const freeEnergy = model.freeEnergy(tf.ones([2, 4])); // −3 log(1 + e⁴), twice
 * ```
 */
export function bipartiteOf<V extends SamplingUnits, H extends SamplingUnits>(
  {
    visible,
    hidden,
    connection = denseConnection(visible.size, hidden.size),
  }: BipartiteUnits<V, H>,
  values: BipartiteValues,
): Bipartite<V, H> {
  const { weight, coupling } = values;
  const coupled = (input: Tensor): Tensor =>
    coupling === undefined ? input : tf.mul(input, coupling);
  const toHidden = overRows((s) => connection.toHidden(s, weight));
  const toVisible = overRows((s) => connection.toVisible(s, weight));
  const hiddenInput = (v: Tensor): Tensor =>
    tf.tidy(() => coupled(toHidden(visible.statistics(v, values.visible))));
  const visibleInput = (h: Tensor): Tensor =>
    tf.tidy(() => coupled(toVisible(hidden.statistics(h, values.hidden))));
  const hiddenPhase = (v: Tensor): HiddenPhase => {
    checkTrailingShape('Bipartite.hiddenPhase', 'v', v.shape, [visible.size]);
    return tf.tidy(() => {
      const input = hiddenInput(v);
      return { input, mean: hidden.mean(input, values.hidden) };
    });
  };
  const sampleHidden = (key: Key, v: Tensor): Tensor => {
    checkTrailingShape('Bipartite.sampleHidden', 'v', v.shape, [visible.size]);
    return tf.tidy(() => hidden.sample(key, hiddenInput(v), values.hidden));
  };
  const sampleVisible = (key: Key, h: Tensor, from?: Tensor): Tensor => {
    checkTrailingShape('Bipartite.sampleVisible', 'h', h.shape, [hidden.size]);
    return tf.tidy(() => visible.sample(key, visibleInput(h), values.visible, from));
  };
  const layers = { visible, hidden, connection, values, hiddenInput, visibleInput, hiddenPhase };
  return {
    ...layers,
    visible,
    hidden,
    hiddenMean: (v) => tf.tidy(() => hidden.mean(hiddenInput(v), values.hidden)),
    visibleMean: (h) => tf.tidy(() => visible.mean(visibleInput(h), values.visible)),
    sampleHidden,
    sampleVisible,
    gibbs: (key, v, steps = 1) => {
      checkCount('Bipartite.gibbs', 'steps', steps);
      const turn = (from: Tensor, stepKey: Key): [Tensor, []] => {
        const [hiddenKey, visibleKey] = split(stepKey);
        return [sampleVisible(visibleKey, sampleHidden(hiddenKey, from), from), []];
      };
      return scan(turn, v, split(key, steps))[0];
    },
    hiddenGiven(v) {
      return this.hidden.conditional(hiddenInput(v), values.hidden);
    },
    visibleGiven(h, from) {
      return this.visible.conditional(visibleInput(h), values.visible, from);
    },
    energy(v, h) {
      return tf.tidy(() => {
        const interaction = tf.mul(hiddenInput(v), hidden.statistics(h, values.hidden));
        const own = tf.add(
          this.visible.selfEnergy(v, values.visible),
          this.hidden.selfEnergy(h, values.hidden),
        );
        return tf.sub(own, tf.sum(interaction, -1));
      });
    },
    freeEnergy(v) {
      checkTrailingShape('Bipartite.freeEnergy', 'v', v.shape, [visible.size]);
      return tf.tidy(() =>
        tf.sub(
          this.visible.selfEnergy(v, values.visible),
          this.hidden.logNormalizer(hiddenInput(v), values.hidden),
        ),
      );
    },
    hiddenFreeEnergy(h) {
      checkTrailingShape('Bipartite.hiddenFreeEnergy', 'h', h.shape, [hidden.size]);
      return tf.tidy(() =>
        tf.sub(
          this.hidden.selfEnergy(h, values.hidden),
          this.visible.logNormalizer(visibleInput(h), values.visible),
        ),
      );
    },
    ...bipartiteGradients(layers),
    tempered(beta) {
      return bipartiteOf(
        { visible, hidden, connection },
        {
          weight,
          visible: this.visible.tempered(values.visible, beta),
          hidden: this.hidden.tempered(values.hidden, beta),
          coupling: coupling === undefined ? beta : tf.mul(coupling, beta),
        },
      );
    },
    annealed(base, beta) {
      const hiddenBase = base.hidden ?? hidden.init();
      return bipartiteOf(
        { visible, hidden, connection },
        {
          weight,
          visible: this.visible.interpolated(base.visible, values.visible, beta),
          hidden: this.hidden.interpolated(hiddenBase, values.hidden, beta),
          coupling: coupling === undefined ? beta : tf.mul(coupling, beta),
        },
      );
    },
  };
}

/** What maps rows, mapping states `[..., size]`. */
const overRows =
  (f: (rows: Tensor) => Tensor) =>
  (x: Tensor): Tensor => {
    if (x.rank === 2) return f(x);
    const y = f(tf.reshape(x, [-1, x.shape.at(-1)!]));
    return tf.reshape(y, [...x.shape.slice(0, -1), y.shape[1]!]);
  };
