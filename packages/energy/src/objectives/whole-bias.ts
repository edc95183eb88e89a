import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { BipartiteGradient } from '../rbm/bipartite.js';

/** The bias of a layer, whole, and what gives it back to the parts of units that are joined. */
export interface WholeBias {
  /** The bias of all units of the layer. */
  readonly value: Tensor;
  /** Another value by parameter path. */
  readonly at: (value: Tensor) => BipartiteGradient;
}

/** The part of a gradient that is that of a layer's bias. */
export function biasOf(gradient: BipartiteGradient, layer: string): WholeBias {
  const paths = Object.keys(gradient).filter(
    (path) => path.startsWith(`${layer}.`) && path.endsWith('.bias'),
  );
  const parts = paths.map((path) => gradient[path]!);
  if (parts.length === 1) return { value: parts[0]!, at: (value) => ({ [paths[0]!]: value }) };
  const sizes = parts.map(({ size }) => size);
  return {
    value: tf.concat(parts),
    at: (value) => {
      const split = tf.split(value, sizes);
      return Object.fromEntries(paths.map((path, i) => [path, split[i]!]));
    },
  };
}
