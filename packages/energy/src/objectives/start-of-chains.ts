import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import type { AnyRBM } from '../rbm/any-rbm.js';

/** Visible states for chains to begin with, drawn from the units alone at their start values. */
export const startOfChains = ({ visible }: AnyRBM, key: Key, chains: number): Tensor =>
  tf.tidy(() => visible.sample(key, tf.zeros([chains, visible.size]), visible.init()));
