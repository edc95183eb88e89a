import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  recurrentLayer,
  type Cell,
  type RecurrentLayer,
  type RecurrentOptions,
} from './recurrent.js';
import { affine, timesTransposed } from './times-transposed.js';

/** Options of {@link lstm}. */
export type LSTMOptions = RecurrentOptions;

/**
 * Long short-term memory over sequences (Hochreiter & Schmidhuber 1997, "Long Short-Term Memory",
 * https://doi.org/10.1162/neco.1997.9.8.1735; with the forget gate of Gers et al. 2000,
 * https://doi.org/10.1162/089976600300015015).
 *
 *     i = σ(W_ii x + b_ii + W_hi h + b_hi)        f = σ(W_if x + b_if + W_hf h + b_hf)
 *     g = tanh(W_ig x + b_ig + W_hg h + b_hg)     o = σ(W_io x + b_io + W_ho h + b_ho)
 *     c ← f c + i g
 *     h ← o tanh(c)
 *
 * `apply` maps `[batch, time, inputs]` to the hidden states `[batch, time, features]`, from zeros; `run`
 * starts from a state `{ hidden, cell }` and gives the last one too; `step` goes on by one time, for
 * sampling.
 *
 * Its parameters, for each layer l, are those of PyTorch's `LSTM`: `weight_ih_l0` `[4 features, inputs]`,
 * the rows of i, f, g and o one after another, `weight_hh_l0` `[4 features, features]`, `bias_ih_l0` and
 * `bias_hh_l0` `[4 features]`.
 *
 * Where it is `bidirectional`, those that go back are `weight_ih_l0_reverse` and so on, and `outputs` has 2
 * features; `dropout` drops between layers in training, as PyTorch's does.
 *
 * @throws InputError where a size is no count, or the shapes do not fit.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { lstm } from '@gen/core/nn';
 *
 * const layer = lstm({ inputs: 3, features: 8, layers: 2, key: key(0) });
 * const { outputs, state } = layer.run(tf.zeros([2, 10, 3])); // outputs [2, 10, 8]
 * const { output } = layer.step(tf.zeros([2, 3]), state); // the eleventh, [2, 8]
 * layer.dispose();
 * ```
 */
export const lstm = (options: LSTMOptions): RecurrentLayer<'hidden' | 'cell'> =>
  recurrentLayer(CELL, options);

const CELL: Cell<'hidden' | 'cell'> = {
  callee: 'lstm',
  gates: 4,
  names: ['hidden', 'cell'],
  // Both biases are added to the inputs, which are there for all times at once.
  project: (x, { inputWeight, inputBias, hiddenBias }) =>
    affine(x, inputWeight, inputBias && tf.add(inputBias, hiddenBias!)),
  next: ([hidden, cell], projected, { hiddenWeight }) => {
    const features = hidden!.shape[1]!;
    const gates = tf.add(projected, timesTransposed(hidden!, hiddenWeight));
    const parts = [2 * features, features, features];
    const [gatesOfCell, candidate, output] = tf.split(gates, parts, 1) as [Tensor, Tensor, Tensor];
    const [input, forget] = tf.split(tf.sigmoid(gatesOfCell), 2, 1) as [Tensor, Tensor];
    const kept = tf.add(tf.mul(forget, cell!), tf.mul(input, tf.tanh(candidate)));
    return [tf.mul(tf.sigmoid(output), tf.tanh(kept)), kept];
  },
};
