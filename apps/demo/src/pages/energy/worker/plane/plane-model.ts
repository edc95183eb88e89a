import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  foldIn,
  independent,
  normal,
  type Distribution,
  type Key,
  type Objective,
} from '@gen/core';
import { heNormal, mlp, sequential, silu } from '@gen/core/nn';
import {
  DeepEnergy,
  denoisingScoreMatching,
  langevinReplay,
  noiseContrastiveEstimation,
  slicedScoreMatching,
  type EnergyModel,
} from '@gen/energy';
import type { Settings } from '../../settings.js';
import type { PlaneSet } from './plane-sets.js';

/** A Gaussian about the middle of a set. */
export const gaussianAbout =
  ({ square: { middle } }: PlaneSet, scale: number) =>
  (): Distribution =>
    independent(normal({ loc: tf.tensor1d([...middle]), scale }), 1);

/** The deep energy of some settings: a perceptron in units of the finest details. */
export function energyOf({ layers }: Settings, set: PlaneSet, key: Key): DeepEnergy {
  const scale = 1 / (2 * set.detail);
  const network = sequential([
    (x: Tensor) => tf.mul(tf.sub(x, tf.tensor1d([...set.square.middle])), scale),
    mlp({
      inputs: 2,
      hidden: layers,
      outputs: 1,
      activation: silu,
      weightInitializer: heNormal,
      key: foldIn(key, 0),
    }),
  ]);
  return new DeepEnergy({ network, base: gaussianAbout(set, 2 * set.spread) });
}

/** What a deep energy is trained by. */
export function planeObjective(
  model: EnergyModel,
  { method }: Settings,
  set: PlaneSet,
  key: Key,
): Objective<Tensor> {
  const { spread, detail } = set;
  switch (method) {
    case 'nce':
      return noiseContrastiveEstimation(model, {
        noise: gaussianAbout(set, 1.25 * spread),
        ratio: 4,
      });
    case 'denoising':
      return denoisingScoreMatching(model, { scales: detail / 2 });
    case 'sliced':
      return slicedScoreMatching(model);
    case 'replay':
      return langevinReplay(model, {
        start: gaussianAbout(set, 1.5 * spread),
        steps: 20,
        stepSize: 0.2 * detail ** 2,
        capacity: 5000,
        refresh: 0.01,
        penalty: 1e-4,
        key: foldIn(key, 1),
      });
  }
}
