import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { valueAndGrad } from '../derivatives/value-and-grad.js';
import { split } from '../random/split.js';
import type { DiscreteVariables } from './discrete-variables.js';
import type { Expectation } from './expectation.js';

/** A function of scores `[draws, ...batchShape, ...eventShape]`, to `[draws, ...batchShape]`. */
export type ControlVariate = (scores: Tensor) => Tensor;

/** Draws, and the gradient of E[f] that a control variate makes of them. */
export interface ControlledGradient {
  /** f of the draws, `[samples, ...batchShape]`. */
  readonly values: Tensor;
  /**
   * The gradient in the logits for each draw, `[samples, ...batchShape, ...eventShape]`, differentiable
   * in what the control variate captures and in nothing else.
   *
   *     (f(z) − c(ṽ)) ∂log q(z)/∂l + ∂c(v)/∂l − ∂c(ṽ)/∂l,   z = harden(v),   ṽ ∼ p(v | z)
   */
  readonly gradientOf: (controlVariate: ControlVariate) => Tensor;
}

/** Draws z, v of which it comes, and ṽ of which it might as well come. */
export function controlledGradient({
  distribution,
  f,
  key,
  samples,
}: Expectation<DiscreteVariables>): ControlledGradient {
  const shape = [samples, ...distribution.logits.shape];
  const [ofScores, ofOthers] = split(key);
  const noise = distribution.noise(ofScores, shape);
  const others = distribution.noise(ofOthers, shape);
  const logits = tf.broadcastTo(stopGradient(distribution.logits), shape);
  const z = distribution.harden(distribution.withLogits(logits).scores(noise));
  const values = f(z);
  const constant = stopGradient(values);
  const at = (l: Tensor): DiscreteVariables => distribution.withLogits(l);
  const gradientOf = (controlVariate: ControlVariate): Tensor => {
    const score = valueAndGrad((l) => at(l).logProb(z), logits).grad;
    const own = valueAndGrad((l) => controlVariate(at(l).scores(noise)), logits).grad;
    const other = valueAndGrad((l) => controlVariate(at(l).scoresGiven(z, others)), logits);
    const difference = tf.sub(constant, other.value);
    const ones = score.shape.slice(difference.rank).map(() => 1);
    const weight = tf.reshape(difference, [...difference.shape, ...ones]);
    return tf.sub(tf.add(tf.mul(weight, score), own), other.grad);
  };
  return { values, gradientOf };
}

/** The mean over draws of the squared norm of a gradient: its variance, but for a constant. */
export const meanSquaredNorm = (gradient: Tensor, values: Tensor): tf.Scalar =>
  tf.div(tf.sum(tf.square(gradient)), values.size);
