import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { StatefulObjective } from '@gen/core';
import type { RBM } from '@gen/energy';
import { imageGrid } from '@gen/plot';
import { pixelsOf } from '../../pictures/pixels-of.js';
import type { Picture } from '../family.js';
import { meanImages } from './rbm-pictures.js';

/** Chains that are shown. */
const SHOWN = 64;

/** Where the persistent chains of an objective are, the coldest of tempered ones: its fantasy particles. */
export function particlePictures(
  rbm: RBM,
  objective: StatefulObjective<Tensor>,
): readonly Picture[] {
  const { chains, replicas } = objective.parameters();
  if (chains === undefined && replicas === undefined) return [];
  const states = (): Tensor =>
    (chains ?? tf.squeeze(tf.slice(replicas!, replicas!.shape[0]! - 1, 1), [0])) as Tensor;
  const shown = (): Tensor => {
    const all = states();
    return meanImages(rbm, tf.slice(all, 0, Math.min(SHOWN, all.shape[0]!)));
  };
  return [
    {
      file: 'particles.png',
      draw: async ({ size }) => imageGrid(await pixelsOf(tf.tidy(shown)), size),
    },
  ];
}
