import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { polynomial } from './polynomial.js';

// Of order M from 15 on, Debye's expansion (NIST Digital Library of Mathematical Functions, §10.41,
// https://dlmf.nist.gov/10.41): with z = x / M, s = √(1 + z²) and p = 1 / s
//
//     I_M(x) ~ exp(M (s + log(z / (1 + s)))) / √(2πM s) · Σₖ uₖ(p) / Mᵏ,
//
// from which lower orders follow by I_ν₋₁ = I_ν₊₁ + (2ν / x) I_ν, downwards, where it is stable.
const LEAST = 15;
/** uₖ(p) / pᵏ in p², the highest power first. */
const DEBYE = [
  [-5 / 24, 3 / 24],
  [385 / 1152, -462 / 1152, 81 / 1152],
  [-425425 / 414720, 765765 / 414720, -369603 / 414720, 30375 / 414720],
  [
    185910725 / 39813120,
    -446185740 / 39813120,
    349922430 / 39813120,
    -94121676 / 39813120,
    4465125 / 39813120,
  ],
];

/** The orders from ν up to one from which Debye's expansion is exact in float32. */
const ordersFrom = (nu: number): number[] => {
  const steps = Math.max(0, Math.ceil(LEAST - nu));
  return Array.from({ length: steps + 1 }, (_, k) => nu + k);
};

/**
 * 1 − I_ν₊₁(x) / I_ν(x) for x ≥ 0 and ν ≥ 0, from 1 at 0 to (2ν + 1) / 2x at large x, which is as exact:
 * operations with gradients of every order.
 */
export const besselExcess = (nu: number, x: Tensor): Tensor => excesses(nu, x)[0]!;

/** I_ν₊₁(x) / x I_ν(x), which is 1 / 2(ν + 1) at 0. */
export const besselRatioOverX = (nu: number, x: Tensor): Tensor =>
  tf.reciprocal(tf.add(tf.mul(x, tf.sub(1, besselExcess(nu + 1, x))), 2 * (nu + 1)));

/**
 * log(Γ(ν + 1) (2 / x)^ν I_ν(x) e⁻ˣ) for x ≥ 0 and ν ≥ 0: 0 at 0, where I_ν itself is 0.
 *
 * Its derivative is −{@link besselExcess}.
 */
export function logScaledBessel(nu: number, x: Tensor): Tensor {
  return ofOrder(nu)(x);
}

const ofOrder = (nu: number): ((x: Tensor) => Tensor) =>
  elementwise<[x: Tensor]>('logScaledBessel', {
    names: ['x'],
    value: (x) => {
      const orders = ordersFrom(nu);
      const steps = excesses(nu, x)
        .slice(1)
        .map((excess, k) => tf.log1p(tf.div(tf.mul(x, tf.sub(1, excess)), 2 * (orders[k]! + 1))));
      return tf.addN([debye(orders.at(-1)!, x), ...steps]);
    },
    partials: (x) => [tf.neg(besselExcess(nu, x))],
  });

/** 1 − I_j₊₁ / I_j for the {@link ordersFrom} ν. */
function excesses(nu: number, x: Tensor): Tensor[] {
  const orders = ordersFrom(nu);
  const found = [debyeExcess(orders.at(-1)!, x)];
  for (const order of orders.slice(0, -1).reverse()) {
    const above = found[0]!;
    const twice = 2 * (order + 1);
    const rest = tf.sub(twice, tf.mul(x, above));
    found.unshift(tf.div(rest, tf.add(tf.mul(x, tf.sub(1, above)), twice)));
  }
  return found;
}

/** {@link logScaledBessel} of a large order. */
function debye(order: number, x: Tensor): Tensor {
  const { z, s, series } = parts(order, x);
  const growth = tf.div(tf.square(z), tf.add(s, 1)); // s − 1
  const decay = tf.sub(tf.reciprocal(tf.add(s, z)), 1); // s − z − 1
  const ofOrder = tf.mul(tf.sub(decay, tf.log1p(tf.div(growth, 2))), order);
  const atZero = DEBYE.reduce((sum, u, k) => sum + u.reduce((a, b) => a + b) / order ** (k + 1), 1);
  const corrections = tf.sub(tf.log(series), Math.log(atZero));
  return tf.add(tf.sub(ofOrder, tf.mul(tf.log(s), 0.5)), corrections);
}

/** {@link besselExcess} of a large order: the derivative of {@link debye}, with the sign turned. */
function debyeExcess(order: number, x: Tensor): Tensor {
  const { z, s, p, series, slope } = parts(order, x);
  const leading = tf.div(tf.add(tf.reciprocal(tf.add(s, z)), 1), tf.add(s, 1));
  const second = tf.mul(tf.mul(z, tf.square(p)), 0.5 / order);
  const ofSeries = tf.div(tf.mul(tf.mul(z, tf.mul(tf.square(p), p)), slope), series);
  return tf.addN([leading, second, tf.div(ofSeries, order)]);
}

/** What both are made of: Σ uₖ / Mᵏ and its derivative in p among it. */
function parts(order: number, x: Tensor) {
  const z = tf.div(x, order);
  const s = tf.sqrt(tf.add(tf.square(z), 1));
  const p = tf.reciprocal(s);
  const square = tf.square(p);
  const scaled = (coefficients: readonly number[], k: number): number[] =>
    coefficients.map((c) => c / order ** (k + 1));
  const terms = DEBYE.map((u, k) => tf.mul(power(p, k + 1), polynomial(square, scaled(u, k))));
  const slopes = DEBYE.map((u, k) => {
    const ofPowers = u.map((c, i) => c * (k + 1 + 2 * (u.length - 1 - i)));
    return tf.mul(power(p, k), polynomial(square, scaled(ofPowers, k)));
  });
  return { z, s, p, series: tf.add(tf.addN(terms), 1), slope: tf.addN(slopes) };
}

const power = (p: Tensor, exponent: number): Tensor =>
  Array.from({ length: exponent }).reduce<Tensor>((product) => tf.mul(product, p), tf.onesLike(p));
