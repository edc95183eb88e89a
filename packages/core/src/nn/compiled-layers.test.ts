import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { compiledLaws, type StepOfModel } from '@gen/test-utils';
import { foldIn, key, valueAndGrads } from '../index.js';
import { gaussian } from '../random/gaussian.js';
import { dense } from './dense.js';
import { embedding } from './embedding.js';
import { film } from './film.js';
import { gru } from './gru.js';
import type { HasParameters, Parameters } from './layer.js';
import { lstm } from './lstm.js';
import { multiHeadAttention } from './multi-head-attention.js';
import { allParameters } from './network.js';
import { spectralNorm } from './spectral-norm.js';

const k = key(0);
const rows = (size: number, step: number): Tensor => gaussian(foldIn(key(2), step), [size, 3]);

/** A step of gradient descent on what layers make of a batch. */
function descent<Layers extends Readonly<Record<string, HasParameters>>>(
  layers: Layers,
  apply: (layers: Layers, batch: Tensor) => Tensor,
): StepOfModel {
  const parameters: Parameters = allParameters(layers);
  const variables = Object.values(parameters);
  return {
    step: (batch, _, rate) => {
      const { value, grads } = valueAndGrads(parameters, () => ({
        value: tf.mean(tf.square(apply(layers, batch))),
      }));
      for (const [path, grad] of Object.entries(grads)) {
        parameters[path]!.assign(tf.sub(parameters[path]!, tf.mul(grad, rate)));
      }
      return { value };
    },
    variables,
    dispose: () => tf.dispose(variables),
  };
}

compiledLaws('descent through an LSTM, attention, FiLM and a spectral norm that moves', {
  make: () =>
    descent(
      {
        words: embedding({ entries: 3, features: 4, key: k }),
        over: lstm({ inputs: 4, features: 4, key: k }),
        attend: multiHeadAttention({ features: 4, heads: 2, causal: true, key: k }),
        modulate: film({ features: 4, context: 3, key: k }),
        out: spectralNorm(dense({ inputs: 4, outputs: 2, key: k }), { key: k }),
      },
      ({ words, over, attend, modulate, out }, batch) => {
        const indices = tf.cast(tf.greater(batch, 0), 'int32'); // [batch, 3]
        const sequences = attend.apply(over.apply(words.apply(indices)));
        return out.apply(modulate.apply({ x: sequences, context: batch }), { train: true });
      },
    ),
  batch: rows,
});

compiledLaws('sampling by a GRU and by attention, their states in variables', {
  make: () => {
    const recurrent = gru({ inputs: 3, features: 4, key: k });
    const attention = multiHeadAttention({ features: 4, heads: 2, causal: true, key: k });
    const [hidden, keys, values, position] = tf.tidy(() => {
      const cache = attention.initialCache(2, 8);
      const starts = [recurrent.initialState(2).hidden, cache.key, cache.value, cache.position];
      return starts.map((start) => tf.variable(start, false));
    }) as [Variable, Variable, Variable, Variable];
    const states = [hidden, keys, values, position];
    return {
      step: (batch) => {
        const x = tf.slice(batch, [0, 0], [2, 3]);
        const { output, state } = recurrent.step(x, { hidden });
        const cache = { key: keys, value: values, position: position as Tensor as tf.Scalar };
        const next = attention.step(tf.expandDims(output, 1), cache);
        const following = [state.hidden, next.cache.key, next.cache.value, next.cache.position];
        following.forEach((tensor, i) => states[i]!.assign(tensor));
        return next.output;
      },
      variables: states,
      dispose: () => {
        tf.dispose(states);
        recurrent.dispose();
        attention.dispose();
      },
    };
  },
  batch: rows,
});
