import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { vonMisesArc } from '../special/implicit-angle.js';
import { log1mexp } from '../special/log1mexp.js';
import { logaddexp } from '../special/logaddexp.js';
import { PI, wrapped } from './turn.js';

/**
 * log P(X ≤ x) of a von Mises distribution for x in (−π, π): the mass of an arc that begins at −π, made of
 * parts that lie on one side of the mean direction, on which the density falls from its first point on. So
 * nothing is a difference, but what is left of a whole turn.
 *
 * @param logDensity the log density, of angles from the mean direction
 */
export function vonMisesLogCdf(
  kappa: Tensor,
  loc: Tensor,
  x: Tensor,
  logDensity: (kappa: Tensor, angle: Tensor) => Tensor,
): Tensor {
  const start = wrapped(tf.sub(-PI, loc));
  const whole = tf.sub(tf.add(x, PI), PI - Math.PI); // x + π, to its digits
  const unwrapped = tf.add(start, whole);
  const isRound = tf.greater(unwrapped, PI);
  const end = tf.where(isRound, tf.sub(unwrapped, 2 * PI), unwrapped);
  const isOneSided = tf.equal(tf.less(start, 0), tf.lessEqual(end, 0));
  const [from, to] = [tf.mul(tf.abs(start), tf.onesLike(end)), tf.abs(end)];
  /** log of the mass from an angle away from the mean direction, or from 0. */
  const arc = (near: Tensor, width: Tensor): Tensor =>
    tf.add(logDensity(kappa, near), tf.log(vonMisesArc(kappa, near, width)));

  // Arcs that are not asked for are some others, of a mass above 0.
  const least = tf.where(isOneSided, tf.minimum(from, to), 0);
  const rest = arc(least, tf.where(isRound, tf.sub(tf.maximum(from, to), least), 1));
  const one = tf.where(isRound, log1mexp(tf.where(isRound, rest, -1)), arc(least, whole));
  // Of two sides: towards the mean direction and away from it, or across the other end.
  const first = tf.where(isRound, tf.sub(PI, from), from);
  const [before, after] = [from, to].map((angle) => tf.where(isRound, angle, 0)) as [
    Tensor,
    Tensor,
  ];
  const two = logaddexp(
    arc(tf.where(isOneSided, 0, before), tf.where(isOneSided, 1, first)),
    arc(tf.where(isOneSided, 0, after), tf.where(isOneSided, 1, tf.relu(tf.sub(whole, first)))),
  );
  return tf.where(isOneSided, one, two);
}
