import * as tf from '@tensorflow/tfjs-core';
import type { RBM } from '../rbm/rbm.js';
import type { Units } from '../units/units.js';
import type { Transition } from './markov-chains.js';

/**
 * One step of block Gibbs sampling of a restricted Boltzmann machine over its visible states: all hidden
 * units, then all visible ones, at the energy βE.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, gibbsTransition, RBM } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const warm = gibbsTransition(rbm)(key(1), tf.zeros([10, 16]), tf.scalar(0.5));
 * rbm.dispose();
 * ```
 */
export const gibbsTransition =
  (rbm: Pick<RBM<Units, Units>, 'at'>): Transition =>
  (key, state, beta) =>
    tf.tidy(() => rbm.at().tempered(beta).gibbs(key, state));
