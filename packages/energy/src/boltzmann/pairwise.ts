import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { type Key } from '@gen/core';
import { scan } from '@gen/core/compile';
import { uniform } from '@gen/core/random';

/** Couplings and biases of binary units that may all be connected. */
export type PairwiseValues = {
  /** J, symmetric, with zeros on the diagonal: `[units, units]`. */
  readonly coupling: Tensor;
  /** θ, `[units]`. */
  readonly bias: Tensor;
};

/** E(x) = −½ xᵀ J x − θ·x of states `[..., units]`: `[...]`. */
export const pairwiseEnergy = ({ coupling, bias }: PairwiseValues, x: Tensor): Tensor =>
  tf.tidy(() => {
    const rows = tf.reshape(x, [-1, bias.size]) as Tensor2D;
    const field = tf.add(tf.mul(tf.matMul(rows, coupling as Tensor2D), 0.5), bias);
    return tf.neg(tf.reshape(tf.sum(tf.mul(rows, field), -1), x.shape.slice(0, -1)));
  });

/** Which units a sweep visits, and which it leaves as they are. */
export interface SweepOptions {
  /** The first unit that is visited; 0 where it is left out. */
  readonly first?: number;
  /** 1 for units that stay as they are, else 0: `[units]`, or `[chains, units]`. */
  readonly clamped?: Tensor;
}

/**
 * Visits the units in order and draws each given all others, once: `[chains, units]`.
 *
 *     p(xᵢ = 1 | x₋ᵢ) = σ(θᵢ + Σⱼ Jᵢⱼ xⱼ)
 */
export const gibbsSweep = (
  { coupling, bias }: PairwiseValues,
  key: Key,
  x: Tensor,
  { first = 0, clamped }: SweepOptions = {},
): Tensor =>
  tf.tidy(() => {
    const [chains, units] = x.shape as [number, number];
    const count = units - first;
    const from = [first, 0];
    const xs = {
      column: tf.reshape(tf.slice(coupling as Tensor2D, from, [count, units]), [count, units, 1]),
      bias: tf.slice(tf.reshape(bias, [-1]), [first], [count]),
      place: tf.reshape(tf.slice(tf.eye(units), from, [count, units]), [count, 1, units]),
      noise: uniform(key, [count, chains, 1]),
    };
    const free = clamped === undefined ? undefined : tf.sub(1, clamped);
    const visit = (state: Tensor, unit: typeof xs): [Tensor, []] => {
      const field = tf.add(tf.matMul(state as Tensor2D, unit.column as Tensor2D), unit.bias);
      const draw = tf.cast(tf.less(unit.noise, tf.sigmoid(field)), 'float32');
      const place = free === undefined ? unit.place : tf.mul(unit.place, free);
      return [tf.add(state, tf.mul(place, tf.sub(draw, state))), []];
    };
    return scan(visit, x, xs)[0];
  });
