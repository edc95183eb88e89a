import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Connection } from '../rbm/connection.js';

/**
 * The connection of layers in a chain, the even of them side by side as visible units and the odd ones as
 * hidden units: each layer is joined with the one below and the one above.
 *
 * It has its weights Wˡ `[above, below]` already, and takes no notice of those that it is given. Gradients
 * of all of them stand one after another in one vector, which {@link weightsOf} cuts.
 */
export function chainConnection(sizes: readonly number[], weights: readonly Tensor[]): Connection {
  const [even, odd] = [0, 1].map((parity) => layersOf(parity, sizes)) as [number[], number[]];
  const sizesOf = (layers: readonly number[]): number[] => layers.map((l) => sizes[l]!);
  const across = (s: Tensor, from: readonly number[], to: readonly number[]): Tensor => {
    const states = spread(cut(s, sizesOf(from)), from);
    return joined(to.map((l) => inputOf(l, states, weights)));
  };
  const [visible, hidden] = [even, odd].map((layers) => total(sizesOf(layers))) as [number, number];
  return {
    visible,
    hidden,
    weightShape: [total(weights.map(({ size }) => size))],
    fans: { fanIn: visible, fanOut: hidden },
    toHidden: (s) => across(s, even, odd),
    toVisible: (s) => across(s, odd, even),
    weightGradient: (v, h) => {
      const states = {
        ...spread(cut(v, sizesOf(even)), even),
        ...spread(cut(h, sizesOf(odd)), odd),
      };
      return tf.concat(weights.map((_, l) => tf.reshape(pairs(states[l + 1]!, states[l]!), [-1])));
    },
  };
}

/** Σᵣ aᵣ bᵣᵀ of rows. */
export const pairs = (a: Tensor, b: Tensor): Tensor =>
  tf.matMul(a as Tensor2D, b as Tensor2D, true, false);

/** Numbers of the even layers, or of the odd ones. */
export const layersOf = (parity: number, sizes: readonly unknown[]): number[] =>
  sizes.map((_, l) => l).filter((l) => l % 2 === parity);

/** What the layers next to it tell layer l, by their statistics: Wˡ⁻¹ s(xˡ⁻¹) + Wˡᵀ s(xˡ⁺¹). */
export function inputOf(
  l: number,
  statistics: Readonly<Record<number, Tensor>>,
  weights: readonly Tensor[],
): Tensor {
  const [below, above] = [statistics[l - 1], statistics[l + 1]];
  const parts: Tensor[] = [];
  if (below !== undefined) parts.push(rising(below, weights[l - 1]!));
  if (above !== undefined) parts.push(tf.matMul(above as Tensor2D, weights[l]! as Tensor2D));
  return parts.reduce((sum, part) => tf.add(sum, part));
}

/** What a layer tells the one above. */
export const rising = (below: Tensor, weight: Tensor): Tensor =>
  tf.matMul(below as Tensor2D, weight as Tensor2D, false, true);

/** The gradients of weights, of the vector that they stand in. */
export function weightsOf(vector: Tensor, weights: readonly Tensor[]): Tensor[] {
  const parts = cut(vector, weights.map(({ size }) => size)); // prettier-ignore
  return parts.map((part, l) => tf.reshape(part, weights[l]!.shape));
}

/** Cuts the last axis. */
export const cut = (x: Tensor, sizes: readonly number[]): Tensor[] =>
  sizes.length === 1 ? [x] : tf.split(x, [...sizes], -1);

const joined = (xs: Tensor[]): Tensor => (xs.length === 1 ? xs[0]! : tf.concat(xs, -1));

const spread = (xs: readonly Tensor[], layers: readonly number[]): Record<number, Tensor> =>
  Object.fromEntries(layers.map((l, i) => [l, xs[i]!]));

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
