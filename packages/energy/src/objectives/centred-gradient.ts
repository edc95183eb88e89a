import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import type { LayerMeans } from './gradient-transform.js';

/**
 * The gradient of a restricted Boltzmann machine at its usual parameters, of what it is at those of a machine
 * whose statistics are centred at offsets μ and λ, E = u_v + u_h − (s(h) − λ)ᵀ W (s(v) − μ).
 *
 *     ∇'W = ∇W − λ ∇bᵀ − ∇c μᵀ,   ∇'b = ∇b − ∇'Wᵀ λ,   ∇'c = ∇c − ∇'W μ
 */
export function centredGradient(
  gradient: BipartiteGradient,
  { visible, hidden }: LayerMeans,
): BipartiteGradient {
  const { weight, 'visible.bias': ofVisible, 'hidden.bias': ofHidden } = gradient as Biased;
  const outer = (h: Tensor, v: Tensor): Tensor =>
    tf.mul(tf.reshape(h, [-1, 1]), tf.reshape(v, [1, -1]));
  const centred = tf.sub(tf.sub(weight, outer(hidden, ofVisible)), outer(ofHidden, visible));
  const byHidden = tf.sum(tf.mul(centred, tf.reshape(hidden, [-1, 1])), 0);
  const byVisible = tf.sum(tf.mul(centred, visible), 1);
  return {
    ...gradient,
    weight: centred,
    'visible.bias': tf.sub(ofVisible, byHidden),
    'hidden.bias': tf.sub(ofHidden, byVisible),
  };
}

type Biased = Readonly<Record<'weight' | 'visible.bias' | 'hidden.bias', Tensor>>;
