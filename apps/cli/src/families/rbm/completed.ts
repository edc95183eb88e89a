import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { split, type Key } from '@gen/core';
import { clamped, gibbsTransition, markovChains, type RBM } from '@gen/energy';
import { meanImages } from './rbm-pictures.js';

/** Gibbs steps, and how many of them to a change of temperature. */
const [STEPS, EVERY] = [500, 20];
/** Inverse temperature of the first of them. */
const WARMEST = 0.3;

/** Images whose given part is kept while the rest is drawn by chains that cool down. */
export async function completed(rbm: RBM, key: Key, images: Tensor, mask: Tensor): Promise<Tensor> {
  const [startKey, chainKey] = split(key);
  const initial = tf.tidy(() =>
    rbm.visible.sample(startKey, tf.zerosLike(images), rbm.visible.init()),
  );
  const transition = clamped(gibbsTransition(rbm), { mask, values: images });
  let turn = 0;
  const beta = (): number => Math.min(1, WARMEST + (turn++ * EVERY * 2 * (1 - WARMEST)) / STEPS);
  const chains = markovChains({ transition, initial, key: chainKey, every: EVERY, beta });
  try {
    for await (const { step, state } of chains) {
      try {
        if (step < STEPS) continue;
        return tf.tidy(() =>
          tf.add(tf.mul(mask, images), tf.mul(tf.sub(1, mask), meanImages(rbm, state))),
        );
      } finally {
        state.dispose();
      }
    }
    throw new Error('completed: the chains ended');
  } finally {
    initial.dispose();
  }
}
