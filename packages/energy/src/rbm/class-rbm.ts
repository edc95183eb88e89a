import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, checkShape, checkTrailingShape, split, type Key } from '@gen/core';
import { scan } from '@gen/core/compile';
import type { HasParameters, Initializer, Parameters } from '@gen/core/nn';
import { logsumexp } from '@gen/core/special';
import { joinedUnits } from '../units/joined-units.js';
import { categoricalUnits } from '../units/categorical-units.js';
import { debugStates } from '../units/debug-states.js';
import type { Units } from '../units/units.js';
import { oneHotLabels } from './labelled.js';
import { RBM } from './rbm.js';

/** What a {@link ClassRBM} is made of. */
export interface ClassRBMConfig {
  /** The visible units, without the label. */
  readonly visible: Units;
  /** Number of classes, at least 2. */
  readonly classes: number;
  /** The hidden units. */
  readonly hidden: Units;
  /** What the start values of the weights are drawn by. */
  readonly key: Key;
  /** Makes the start values of the weights; by default Gaussian of standard deviation 0.01. */
  readonly weightInitializer?: Initializer;
}

/** Options of {@link ClassRBM.sample}. */
export interface ClassSampleOptions {
  /** Gibbs steps. */
  readonly steps?: number;
  /** Visible states `[batch, visible]` that chains begin with; draws at an input of 0 where it is left out. */
  readonly start?: Tensor;
}

/**
 * Restricted Boltzmann machine of states and their classes: a classifier whose normalizer is exact, and a model
 * of each class.
 *
 *     E(x, y, h) = u_v(x) − d·y + u_h(h) − s(h)ᵀ (W s(x) + U y),   y one-hot
 *     p(y | x) = softmax_y(d_y + log Z_h(W s(x) + U_y))
 *
 * It is the {@link RBM} `joint` of visible states `[x, y]`, which has its parameters: `weight` = `[W, U]`,
 * `[hidden, visible + classes]`, `visible.0.bias` and others of the visible units, `visible.1.bias` = d, and
 * those of the hidden units. Labels are one-hot, `[batch, classes]`. {@link generativeTraining},
 * {@link discriminativeTraining} and {@link hybridTraining} train it (Larochelle & Bengio 2008,
 * "Classification using discriminative restricted Boltzmann machines",
 * https://doi.org/10.1145/1390156.1390224).
 *
 * An instance owns its parameters: `dispose` disposes them.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, ClassRBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const model = new ClassRBM({
 *   visible: binaryUnits(16),
 *   classes: 3,
 *   hidden: binaryUnits(8),
 *   key: key(0),
 * });
 * const probs = model.classProbs(tf.zeros([5, 16])); // [5, 3]
 * const dreams = model.sample(key(1), tf.oneHot([0, 1, 2], 3), { steps: 10 }); // [3, 16]
 * tf.dispose([probs, dreams]);
 * model.dispose();
 * ```
 */
export class ClassRBM implements HasParameters {
  /** Number of classes. */
  readonly classes: number;
  /** The visible units, without the label. */
  readonly visible: Units;
  /** The machine of states and labels side by side, `[batch, visible + classes]`. */
  readonly joint: RBM;

  constructor({ visible, classes, hidden, ...options }: ClassRBMConfig) {
    checkCount('ClassRBM', 'classes', classes, 2);
    this.classes = classes;
    this.visible = visible;
    const both = joinedUnits([visible, categoricalUnits(1, classes)]);
    this.joint = new RBM<Units, Units>({ visible: both, hidden, ...options });
  }

  /** States and labels side by side: x `[batch, visible]`, y classes `[batch]` or one-hot `[batch, classes]`. */
  joined(x: Tensor, y: Tensor): Tensor {
    checkTrailingShape('ClassRBM', 'x', x.shape, [this.visible.size]);
    return tf.tidy(() => {
      const labels = oneHotLabels('ClassRBM', y, x.shape.slice(0, -1), this.classes);
      return tf.concat([x, labels], -1);
    });
  }

  /** log p(y | x) of each class: x `[batch, visible]` to `[batch, classes]`, in nats. */
  classLogProbs(x: Tensor): Tensor {
    return tf.tidy(() => tf.logSoftmax(this.#negativeFreeEnergies(x)));
  }

  /** p(y | x), `[batch, classes]`. */
  classProbs(x: Tensor): Tensor {
    return tf.tidy(() => tf.softmax(this.#negativeFreeEnergies(x)));
  }

  /** The most probable class of x, `[batch]` of int32. */
  classify(x: Tensor): Tensor {
    return tf.tidy(() => tf.argMax(this.#negativeFreeEnergies(x), -1));
  }

  /** F(x) with label and hidden units summed out, `[batch]`, in nats. */
  freeEnergy(x: Tensor): Tensor {
    return tf.tidy(() => tf.neg(logsumexp(this.#negativeFreeEnergies(x), -1)));
  }

  /** Draws x of given classes, one-hot or not, by Gibbs steps that leave the labels alone: `[batch, visible]`. */
  sample(key: Key, y: Tensor, { steps = 100, start }: ClassSampleOptions = {}): Tensor {
    checkCount('ClassRBM.sample', 'steps', steps);
    const [startKey, chainKey] = split(key);
    return tf.tidy(() => {
      const { size } = this.visible;
      const model = this.joint.at();
      const first =
        start ?? this.visible.sample(startKey, tf.zeros([y.shape[0]!, size]), this.visible.init());
      const turn = (x: Tensor, stepKey: Key): [Tensor, []] => {
        const both = this.joined(x, y);
        const [hiddenKey, visibleKey] = split(stepKey);
        const next = model.sampleVisible(visibleKey, model.sampleHidden(hiddenKey, both), both);
        return [tf.slice(next, [0, 0], [-1, size]), []];
      };
      return scan(turn, first, split(chainKey, steps))[0];
    });
  }

  /** The variables of `joint`. */
  parameters(): Parameters {
    return this.joint.parameters();
  }

  /** Disposes the variables. */
  dispose(): void {
    this.joint.dispose();
  }

  /** −F(x, y) of each class, `[batch, classes]`. */
  #negativeFreeEnergies(x: Tensor): Tensor {
    const { size } = this.visible;
    checkShape('ClassRBM', 'x', x.shape, [x.shape[0] ?? 1, size]);
    debugStates('ClassRBM', 'x', this.visible, x);
    const { hidden, values } = this.joint.at();
    const labels = tf.transpose(tf.slice(values.weight, [0, size], [-1, this.classes])); // [classes, hidden]
    const none = tf.zeros([x.shape[0]!, this.classes]);
    const told = this.joint.at().hiddenInput(tf.concat([x, none], 1));
    const each = tf.add(tf.expandDims(told, 1), labels); // [batch, classes, hidden]
    const own = this.joint.visible.selfEnergy(tf.concat([x, none], 1), values.visible);
    const bias = values.visible['1.bias']!;
    const energies = tf.sub(hidden.logNormalizer(each, values.hidden), tf.expandDims(own, 1));
    return tf.add(energies, bias);
  }
}
