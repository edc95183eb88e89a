import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import { logaddexp, logsumexp } from '@gen/core/special';
import { binaryUnits } from '../units/binary-units.js';
import type { SigmoidBeliefNetwork } from './sigmoid-belief-network.js';

/** Most hidden units whose states are counted up. */
const MOST = 20;

/** Hidden states that are in memory at a time. */
const BLOCK = 2 ** 10;

/**
 * The log-likelihood of a sigmoid belief network, exact, by counting up all states of its hidden units:
 * for networks of at most 20 of them.
 *
 *     log p(v) = log Σ_h p(v, h)
 *
 * @param v `[batch, visible]`, borrowed.
 * @returns `[batch]` in nats, which the caller owns.
 * @throws InputError where there are more hidden units.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { exactLogLikelihood, SigmoidBeliefNetwork } from '@gen/energy';
 *
 * const network = new SigmoidBeliefNetwork({ visible: 4, hidden: [3, 2], key: key(0) });
 * const logLikelihood = exactLogLikelihood(network, tf.ones([5, 4])); // [5]
 * network.dispose();
 * ```
 */
export function exactLogLikelihood(network: SigmoidBeliefNetwork, v: Tensor): Tensor {
  const units = network.hidden.reduce((sum, size) => sum + size, 0);
  if (units > MOST) throw tooMany(units);
  const { states, stateCount: count } = binaryUnits(units);
  return tf.tidy(() => {
    let sum: Tensor | undefined; // log Σ of the states so far
    for (let first = 0; first < count; first += BLOCK) {
      const previous = sum;
      sum = tf.tidy(() => {
        const h = tf.expandDims(states({ first, count: Math.min(BLOCK, count - first) }), 1);
        const block = logsumexp(network.logJoint(v, h), 0); // [batch]
        return previous === undefined ? block : logaddexp(previous, block);
      });
      previous?.dispose();
    }
    return sum!;
  });
}

const tooMany = (units: number): InputError =>
  new InputError({
    callee: 'exactLogLikelihood',
    argument: 'network',
    expected: `at most ${MOST} hidden units`,
    got: `${units}`,
    remedy: 'Estimate it by importanceWeightedLogLikelihood, with a recognition network.',
  });
