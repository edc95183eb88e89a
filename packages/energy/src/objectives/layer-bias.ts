import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { BipartiteGradient } from '../rbm/bipartite.js';

/**
 * The bias of a layer in a gradient, whole: units that are joined have parts of it, and units that are
 * shared one for all places of a channel, channels changing fastest.
 */
export interface LayerBias {
  /** The gradient in the bias of each unit, `[1, size]`, of which those of a channel are equal and add up to it. */
  readonly row: Tensor;
  /** The bias less the mean over places of a number a unit, `[1, size]`, by parameter path. */
  less(change: Tensor): BipartiteGradient;
  /** The bias and the sum over places of a number a unit, `[1, size]`, by parameter path. */
  plus(change: Tensor): BipartiteGradient;
}

/** The bias of a layer of so many units. */
export function layerBias(
  callee: string,
  gradient: BipartiteGradient,
  layer: 'visible' | 'hidden',
  size: number,
): LayerBias {
  const paths = Object.keys(gradient).filter(
    (path) => path.startsWith(`${layer}.`) && path.endsWith('.bias'),
  );
  const parts = paths.map((path) => gradient[path]!);
  const lengths = parts.map((part) => part.size);
  const value = parts.length === 1 ? parts[0]! : tf.concat(parts);
  const places = size / value.size;
  if (!Number.isInteger(places) || (places > 1 && parts.length > 1)) {
    throw misfit(callee, layer, size, value);
  }
  const overPlaces = (change: Tensor): Tensor =>
    tf.sum(tf.reshape(change, [places, value.size]), 0);
  const at = (whole: Tensor): BipartiteGradient => {
    const each = parts.length === 1 ? [whole] : tf.split(whole, lengths);
    return Object.fromEntries(paths.map((path, i) => [path, each[i]!]));
  };
  return {
    row: tf.tile(tf.reshape(tf.div(value, places), [1, -1]), [1, places]),
    less: (change) => at(tf.sub(value, tf.div(overPlaces(change), places))),
    plus: (change) => at(tf.add(value, overPlaces(change))),
  };
}

const misfit = (callee: string, layer: string, size: number, { shape }: Tensor): InputError =>
  new InputError({
    callee,
    argument: 'rbm',
    expected: `a bias for each of the ${size} ${layer} units, or for each channel of them`,
    got: `shape [${shape}]`,
  });
