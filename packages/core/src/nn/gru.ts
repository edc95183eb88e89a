import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  recurrentLayer,
  type Cell,
  type RecurrentLayer,
  type RecurrentOptions,
} from './recurrent.js';
import { affine } from './times-transposed.js';

/** Options of {@link gru}. */
export type GRUOptions = RecurrentOptions;

/**
 * Gated recurrent units over sequences (Cho et al. 2014, "Learning Phrase Representations using RNN
 * Encoder–Decoder for Statistical Machine Translation", Section 2.3, https://arxiv.org/abs/1406.1078),
 * with the reset gate after the product with the hidden state, as in cuDNN.
 *
 *     r = σ(W_ir x + b_ir + W_hr h + b_hr)
 *     z = σ(W_iz x + b_iz + W_hz h + b_hz)
 *     n = tanh(W_in x + b_in + r (W_hn h + b_hn))
 *     h ← (1 − z) n + z h
 *
 * `apply` maps `[batch, time, inputs]` to the hidden states `[batch, time, features]`, from zeros; `run`
 * starts from a state `{ hidden }` and gives the last one too; `step` goes on by one time, for sampling.
 *
 * Its parameters, for each layer l, are those of PyTorch's `GRU`: `weight_ih_l0` `[3 features, inputs]`,
 * the rows of r, z and n one after another, `weight_hh_l0` `[3 features, features]`, `bias_ih_l0` and
 * `bias_hh_l0` `[3 features]`.
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
 * import { gru } from '@gen/core/nn';
 *
 * const layer = gru({ inputs: 3, features: 8, key: key(0) });
 * const y = layer.apply(tf.zeros([2, 10, 3])); // [2, 10, 8]
 *
 * let state = layer.initialState(2);
 * for (let time = 0; time < 10; time++) {
 *   const next = layer.step(tf.zeros([2, 3]), state); // next.output [2, 8]
 *   tf.dispose([{ ...state }, next.output]);
 *   state = next.state;
 * }
 * layer.dispose();
 * ```
 */
export const gru = (options: GRUOptions): RecurrentLayer<'hidden'> => recurrentLayer(CELL, options);

const CELL: Cell<'hidden'> = {
  callee: 'gru',
  gates: 3,
  names: ['hidden'],
  project: (x, { inputWeight, inputBias }) => affine(x, inputWeight, inputBias),
  next: ([hidden], projected, { hiddenWeight, hiddenBias }) => {
    const features = hidden!.shape[1]!;
    const recurrent = affine(hidden!, hiddenWeight, hiddenBias);
    const parts = [2 * features, features];
    const [gatesOfInput, candidateOfInput] = tf.split(projected, parts, 1) as [Tensor, Tensor];
    const [gatesOfHidden, candidateOfHidden] = tf.split(recurrent, parts, 1) as [Tensor, Tensor];
    const gates = tf.sigmoid(tf.add(gatesOfInput, gatesOfHidden));
    const [reset, update] = tf.split(gates, 2, 1) as [Tensor, Tensor];
    const candidate = tf.tanh(tf.add(candidateOfInput, tf.mul(reset, candidateOfHidden)));
    return [tf.add(candidate, tf.mul(update, tf.sub(hidden!, candidate)))];
  },
};
