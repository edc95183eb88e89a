import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';

const STEPS = 20;

/** Where a point is, and what its log density has gained on the way. */
type State = readonly [x: Tensor, gain: Tensor];

/**
 * −1/B Σ log p(x): the flow from data to a standard normal by 20 steps of Runge and Kutta's fourth
 * order, with the exact trace (Chen et al. 2018, https://arxiv.org/abs/1806.07366).
 *
 * For f(x, t) = W₃ tanh(W₂ tanh(W₁ [x, t] + b₁) + b₂) + b₃ with slopes d₁ and d₂ of its activations,
 * tr ∂f/∂x = Σⱼ d₂ⱼ (d₁ M)ⱼ with M = W₂ᵀ ∘ (W₁ W₃), which does not depend on the point.
 */
export function negativeLogLikelihood(
  variables: Readonly<Record<string, Variable>>,
  data: Tensor,
): Scalar {
  const dynamics = makeDynamics(variables);
  const step = 1 / STEPS;
  let state: State = [data, tf.zeros([data.shape[0]!])];
  for (let i = 0; i < STEPS; i++) state = rungeKutta(dynamics, state, i * step, step);
  const [z, gain] = state;
  const logBase = tf.sub(tf.mul(tf.sum(tf.square(z), 1), -0.5), Math.log(2 * Math.PI));
  return tf.neg<Scalar>(tf.mean(tf.add(logBase, gain)));
}

type Dynamics = (x: Tensor, t: number) => State;

function makeDynamics(variables: Readonly<Record<string, Variable>>): Dynamics {
  const matrix = (name: string) => variables[name] as Tensor as Tensor2D;
  const [w1, w2, w3] = ['net.0.weight', 'net.2.weight', 'net.4.weight'].map(matrix) as [
    Tensor2D,
    Tensor2D,
    Tensor2D,
  ];
  const [b1, b2, b3] = ['net.0.bias', 'net.2.bias', 'net.4.bias'].map((name) => variables[name]!);
  const w1x = tf.slice(w1, [0, 0], [-1, 2]);
  const w1t = tf.reshape(tf.slice(w1, [0, 2], [-1, 1]), [-1]);
  const m = tf.mul<Tensor2D>(tf.transpose(w2), tf.matMul(w1x, w3));
  return (x, t) => {
    const bias = tf.add(b1!, tf.mul(w1t, t));
    const h1 = tf.tanh<Tensor2D>(tf.add(tf.matMul(x as Tensor2D, w1x, false, true), bias));
    const h2 = tf.tanh<Tensor2D>(tf.add(tf.matMul(h1, w2, false, true), b2!));
    const velocity = tf.add(tf.matMul(h2, w3, false, true), b3!);
    const trace = tf.sum(tf.mul(slope(h2), tf.matMul(slope(h1), m)), 1);
    return [velocity, trace];
  };
}

/** tanh′ where tanh is h. */
const slope = (h: Tensor2D): Tensor2D => tf.sub(1, tf.square(h));

function rungeKutta(f: Dynamics, [x, gain]: State, t: number, step: number): State {
  const [k1, g1] = f(x, t);
  const [k2, g2] = f(tf.add(x, tf.mul(k1, step / 2)), t + step / 2);
  const [k3, g3] = f(tf.add(x, tf.mul(k2, step / 2)), t + step / 2);
  const [k4, g4] = f(tf.add(x, tf.mul(k3, step)), t + step);
  const weighted = (a: Tensor, b: Tensor, c: Tensor, d: Tensor): Tensor =>
    tf.mul(tf.add(tf.add(a, d), tf.mul(tf.add(b, c), 2)), step / 6);
  return [tf.add(x, weighted(k1, k2, k3, k4)), tf.add(gain, weighted(g1, g2, g3, g4))];
}
