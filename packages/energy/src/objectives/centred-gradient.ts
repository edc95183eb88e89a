import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import type { LayerMeans } from './gradient-transform.js';
import { biasOf, type WholeBias } from './whole-bias.js';

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
  const weight = gradient['weight']!;
  const [ofVisible, ofHidden] = [biasOf(gradient, 'visible'), biasOf(gradient, 'hidden')];
  checkOffsets('visible', ofVisible, visible);
  checkOffsets('hidden', ofHidden, hidden);
  const outer = (h: Tensor, v: Tensor): Tensor =>
    tf.mul(tf.reshape(h, [-1, 1]), tf.reshape(v, [1, -1]));
  const centred = tf.sub(
    tf.sub(weight, outer(hidden, ofVisible.value)),
    outer(ofHidden.value, visible),
  );
  const byHidden = tf.sum(tf.mul(centred, tf.reshape(hidden, [-1, 1])), 0);
  const byVisible = tf.sum(tf.mul(centred, visible), 1);
  return {
    ...gradient,
    weight: centred,
    ...ofVisible.at(tf.sub(ofVisible.value, byHidden)),
    ...ofHidden.at(tf.sub(ofHidden.value, byVisible)),
  };
}

function checkOffsets(layer: string, { value }: WholeBias, { shape }: Tensor): void {
  if (`${value.shape}` === `${shape}`) return;
  throw new InputError({
    callee: 'centring',
    argument: 'rbm',
    expected: `a bias for each of the ${shape} ${layer} units`,
    got: `shape [${value.shape}]`,
    remedy: 'Train a machine whose units share biases without centring.',
  });
}
