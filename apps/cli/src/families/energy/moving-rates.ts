import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasParameters, Parameters } from '@gen/core/nn';

/** How often binary units of some layers are on given data, which is saved with a model: where annealing begins. */
export interface MovingRates extends HasParameters {
  /** Lets the rates follow the means of a batch, each `[batch, size]`. */
  follow(means: readonly Tensor[]): void;
  /** Log-odds of the rates, which are kept off 0 and 1. Its tensor belongs to the enclosing `tf.tidy`. */
  bias(layer: number): Tensor;
}

/** Share of a batch in the rates. */
const RATE = 0.02;

/** Share of a half in them. */
const SMOOTHING = 0.05;

/** Makes the rates of layers of these sizes. */
export function movingRates(sizes: readonly number[]): MovingRates {
  const rates = tf.tidy(() => sizes.map((size) => tf.variable(tf.fill([size], 0.5), false)));
  const named: Parameters = Object.fromEntries(rates.map((rate, l) => [`${l}`, rate]));
  return {
    follow: (means) =>
      tf.tidy(() => {
        for (const [l, rate] of rates.entries()) {
          const step = tf.sub(tf.mean(means[l]!, 0), rate as Tensor);
          rate.assign(tf.add(rate as Tensor, tf.mul(RATE, step)));
        }
      }),
    bias: (layer) => {
      const rate = tf.add(0.5 * SMOOTHING, tf.mul(1 - SMOOTHING, rates[layer]! as Tensor));
      return tf.sub(tf.log(rate), tf.log(tf.sub(1, rate)));
    },
    parameters: () => named,
    dispose: () => tf.dispose(rates),
  };
}
