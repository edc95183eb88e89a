import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { independent, normal, type Distribution, type Key, type Objective } from '@gen/core';
import {
  denoisingScoreMatching,
  langevinReplay,
  noiseContrastiveEstimation,
  slicedScoreMatching,
  type EnergyModel,
} from '@gen/energy';

/** A way of training, and the numbers that it depends on. */
export interface PlaneTraining {
  /** Numbers of the objective, as they are kept with the result. */
  readonly settings: Readonly<Record<string, number>>;
  /** What Adam's learning rate starts from. */
  readonly learningRate: number;
  /** Makes the objective. */
  readonly objective: (model: EnergyModel, key: Key) => Objective<Tensor>;
}

/** A Gaussian about 0. */
export const gaussianOf = (scale: number) => (): Distribution =>
  independent(normal({ loc: tf.zeros([2]), scale }), 1);

/** Objectives by name, for data of this spread about means, and of this finest detail. */
export function planeTrainings(spread: number, detail: number): Record<string, PlaneTraining> {
  const replay = {
    steps: 25,
    stepSize: 0.2 * detail ** 2,
    capacity: 5000,
    // So that chains are long enough to change between modes, by which the weights of those are learnt.
    refresh: 0.01,
    penalty: 1e-4,
  };
  const contrast = { ratio: 4, scale: 1.25 * spread };
  const denoising = { scales: 0.5 * detail };
  const sliced = { slices: 1 };
  return {
    'langevin-replay': {
      learningRate: 1e-3,
      settings: { ...replay, startScale: 1.5 * spread },
      objective: (model, key) =>
        langevinReplay(model, { ...replay, start: gaussianOf(1.5 * spread), key }),
    },
    'noise-contrastive': {
      learningRate: 4e-3,
      settings: contrast,
      objective: (model) =>
        noiseContrastiveEstimation(model, {
          ratio: contrast.ratio,
          noise: gaussianOf(contrast.scale),
        }),
    },
    'denoising-score-matching': {
      learningRate: 1e-3,
      settings: denoising,
      objective: (model) => denoisingScoreMatching(model, denoising),
    },
    'sliced-score-matching': {
      learningRate: 1e-3,
      settings: sliced,
      objective: (model) => slicedScoreMatching(model, sliced),
    },
  };
}
