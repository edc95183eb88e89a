import * as tf from '@tensorflow/tfjs-core';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import type { Connection } from '../rbm/connection.js';
import type { LayerMeans } from './gradient-transform.js';
import { layerBias } from './layer-bias.js';

/**
 * The gradient of a restricted Boltzmann machine at its usual parameters, of what it is at those of a machine
 * whose statistics are centred at offsets μ and λ, E = u_v + u_h − (s(h) − λ)ᵀ W (s(v) − μ).
 *
 *     ∇'W = ∇W − λ ∇bᵀ − ∇c μᵀ,   ∇'b = ∇b − ∇'Wᵀ λ,   ∇'c = ∇c − ∇'W μ
 *
 * It is the descent on W, b + Wᵀ λ and c + W μ. Of weights that are shared by places, those are b + Wᵀ λ and
 * c + W μ in the mean over places, which are as linear in the parameters.
 */
export function centredGradient(
  callee: string,
  gradient: BipartiteGradient,
  offsets: LayerMeans,
  connection: Connection,
): BipartiteGradient {
  const visible = layerBias(callee, gradient, 'visible', connection.visible);
  const hidden = layerBias(callee, gradient, 'hidden', connection.hidden);
  const mu = tf.reshape(offsets.visible, [1, -1]);
  const lambda = tf.reshape(offsets.hidden, [1, -1]);
  const weight = tf.sub(
    tf.sub(gradient['weight']!, connection.weightGradient(visible.row, lambda)),
    connection.weightGradient(mu, hidden.row),
  );
  return {
    ...gradient,
    weight,
    ...visible.less(connection.toVisible(lambda, weight)),
    ...hidden.less(connection.toHidden(mu, weight)),
  };
}
