import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.js';

/** What {@link adamStep} takes; all but the coefficients have the shape of the parameter. */
export type AdamStepInputs = {
  /** The gradient g. */
  gradient: Tensor;
  /** First moment m, the mean of the gradients. */
  m: Tensor;
  /** Second moment v, the mean of their squares. */
  v: Tensor;
  /** The parameter θ. */
  parameter: Tensor;
  /** What may change from step to step: s, ε, the learning rate η and the weight decay λ, of shape [4]. */
  coefficients: Tensor;
};

/** What does not change from step to step of {@link adamStep}. */
export type AdamStepAttrs = {
  /** Decay of the mean of the gradients, β₁, a number of float32. */
  beta1: number;
  /** Decay of the mean of their squares, β₂, a number of float32. */
  beta2: number;
  /** Whether the parameter decays; if not, λ is not read. */
  decays: boolean;
};

/** What {@link adamStep} makes. */
export type AdamStepResult = readonly [m: Tensor, v: Tensor, parameter: Tensor];

/**
 * A step of Adam on one parameter, in float32, in as few passes over memory as there can be; it has no
 * gradient.
 *
 *     m ← m + (1 − β₁) (g − m),   v ← v + (1 − β₂) (g² − v)
 *     θ ← θ − η (s m / (√v + ε) + λ θ)
 */
export const adamStep: Kernel<AdamStepInputs, AdamStepAttrs, AdamStepResult> = {
  name: 'AdamStep',
  reference: (inputs, { beta1, beta2, decays }) =>
    tf.tidy((): [Tensor, Tensor, Tensor] => {
      const { gradient, parameter, coefficients } = inputs;
      const [scale, epsilon, rate, decay] = tf.unstack(coefficients) as Coefficients;
      const m = toward(inputs.m, gradient, 1 - beta1);
      const v = toward(inputs.v, tf.square(gradient), 1 - beta2);
      const direction = tf.mul(tf.div(m, tf.add(tf.sqrt(v), epsilon)), scale);
      const descent = decays ? tf.add(direction, tf.mul(parameter, decay)) : direction;
      return [m, v, tf.add(parameter, tf.mul(descent, tf.neg(rate)))];
    }),
};

type Coefficients = [scale: Tensor, epsilon: Tensor, rate: Tensor, decay: Tensor];

/** a + w (x − a) */
const toward = (a: Tensor, x: Tensor, weight: number): Tensor =>
  tf.add(a, tf.mul(tf.sub(x, a), tf.scalar(weight)));
