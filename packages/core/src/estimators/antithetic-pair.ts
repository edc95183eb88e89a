import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { BinaryVariables } from './binary-variables.js';
import type { Expectation } from './expectation.js';

/** Draws of opposite noise, and f of them. */
export interface AntitheticPair {
  /** ε. */
  readonly noise: Tensor;
  /** 1[l + ε > 0]. */
  readonly z: Tensor;
  /** 1[l − ε > 0], of the same distribution. */
  readonly opposite: Tensor;
  /** f(z) of each, `[samples, ...batchShape]`. */
  readonly values: readonly [Tensor, Tensor];
}

/** Draws pairs of events of opposite noise, and asks for f of both at once. */
export function antitheticPair({
  distribution,
  f,
  key,
  samples,
}: Expectation<BinaryVariables>): AntitheticPair {
  const noise = distribution.noise(key, [samples, ...distribution.logits.shape]);
  const z = distribution.harden(distribution.scores(noise));
  const opposite = distribution.harden(distribution.scores(tf.neg(noise)));
  const [first, second] = tf.split(f(tf.concat([z, opposite])), 2);
  return { noise, z, opposite, values: [first!, second!] };
}
