import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { countOf, tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';

const CHAINS = 100;
const [TEMPERATURES, COMPARED] = [1000, 20];

type Draw = (probs: Tensor) => Tensor;

const drawn: Draw = (probs) => tf.cast(tf.less(tf.randomUniform(probs.shape), probs), 'float32');

/** Annealed importance sampling as one writes it in TensorFlow.js. */
export const ais: Open = (_, inputs) => {
  const variables = variablesOf(inputs);
  const weight = variables['weight'] as Tensor as Tensor2D;
  const [b, c] = [variables['visible.bias']! as Tensor, variables['hidden.bias']! as Tensor];
  const base = tensorOf(inputs, 'base');

  /** Log weights of all chains. */
  const run = (steps: number, draw: Draw): Tensor => {
    let v = tf.tidy(() => draw(tf.sigmoid(tf.tile(tf.reshape(base, [1, -1]), [CHAINS, 1]))));
    let logWeights = tf.zeros([CHAINS]) as Tensor;
    for (let i = 1; i <= steps; i++) {
      const [from, to] = [(i - 1) / steps, i / steps];
      const next = tf.tidy(() => {
        const a = tf.add(tf.matMul(v as Tensor2D, weight, false, true), c);
        const linear = tf.sum(tf.mul(v, tf.sub(b, base)), 1);
        const hidden = tf.sub(tf.softplus(tf.mul(a, to)), tf.softplus(tf.mul(a, from)));
        const weights = tf.add(tf.mul(linear, to - from), tf.sum(hidden, 1));
        const h = draw(tf.sigmoid(tf.mul(a, to)));
        const told = tf.mul(tf.add(tf.matMul(h as Tensor2D, weight), b), to);
        const state = draw(tf.sigmoid(tf.add(told, tf.mul(base, 1 - to))));
        return { state, logWeights: tf.add(logWeights, weights) };
      });
      tf.dispose([v, logWeights]);
      v = next.state;
      logWeights = next.logWeights;
    }
    v.dispose();
    return logWeights;
  };
  const read = async (logWeights: Tensor): Promise<number[]> => {
    const values = Array.from(await logWeights.data());
    logWeights.dispose();
    return values;
  };
  return {
    parameters: countOf(variables),
    results: async () => (await read(run(COMPARED, (probs) => probs))).slice(0, 3),
    burst: (steps) => async () => {
      for (let i = 0; i < steps; i++) await read(run(TEMPERATURES, drawn));
    },
    dispose: async () => tf.dispose([...Object.values(variables), base]),
  };
};
