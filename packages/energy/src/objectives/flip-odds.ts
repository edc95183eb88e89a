import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount, InputError, type Key } from '@gen/core';
import { integers } from '@gen/core/random';
import type { ApplyOptions } from '@gen/core/nn';
import type { EnergyModel } from '../energy-model.js';

/** Options of objectives that ask for single units of states of two values each. */
export interface FlipOptions {
  /** How many units are asked for, drawn anew for each example; all where it is left out. */
  readonly units?: number;
  /** The other value of each unit: 1 − x by default, −x for spins. */
  readonly flip?: (x: Tensor) => Tensor;
}

/** One of two values of a unit against the other. */
export interface FlipOdds {
  /** F(x) − F(x with the unit flipped) = log p(flipped) / p(x), `[units, batch]`. */
  readonly logOdds: Tensor;
  /** How many of all units each of them stands for. */
  readonly share: number;
}

/** What it costs to flip single units of examples. */
export function flipOdds(
  callee: string,
  model: Pick<EnergyModel, 'freeEnergy'>,
  x: Tensor,
  key: Key,
  { units, flip = (bits) => tf.sub(1, bits) }: FlipOptions,
  options?: ApplyOptions,
): FlipOdds {
  if (x.rank !== 2) throw notFlat(callee, x);
  const [batch, size] = x.shape as [number, number];
  const count = Math.min(units ?? size, size);
  checkCount(callee, 'units', count);
  const places =
    count === size
      ? tf.broadcastTo(tf.reshape(tf.eye(size), [size, 1, size]), [size, batch, size])
      : oneHots(integers(key, [count, batch], 0, size), size);
  const flipped = tf.add(x, tf.mul(places, tf.sub(flip(x), x)));
  const states = tf.concat([x as Tensor2D, tf.reshape(flipped, [count * batch, size])], 0);
  const energies = tf.reshape(model.freeEnergy(states, options), [count + 1, batch]);
  const [here, there] = tf.split(energies, [1, count]) as [Tensor, Tensor];
  return { logOdds: tf.sub(here, there), share: size / count };
}

/** Terms `[units, batch]`, each of which stands for a share of all units, in sum for an example. */
export const perExample = (terms: Tensor, share: number): Scalar =>
  tf.mul<Scalar>(tf.mean(tf.sum(terms, 0)), share);

const oneHots = (indices: Tensor, size: number): Tensor =>
  tf.cast(tf.oneHot(tf.cast(indices, 'int32'), size), 'float32');

const notFlat = (callee: string, x: Tensor): InputError =>
  new InputError({
    callee,
    argument: 'batch',
    expected: 'states of shape [batch, units]',
    got: `shape [${x.shape}]`,
  });
