import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { mapTensors } from './map-tensors.js';
import { rms } from './rms.js';
import { stateless } from './stateless.js';

/**
 * Scales each update by the size of its parameter (Shazeer & Stern 2018, "Adafactor: Adaptive Learning
 * Rates with Sublinear Memory Cost", §8, https://arxiv.org/abs/1804.04235).
 *
 *     u ← u max(ε, RMS(θ))
 *
 * @param least ε: the size below which no parameter counts.
 *
 * @example
 * ```ts
 * import { chain, scaleByAdam, scaleByLearningRate, scaleByParamBlockRms } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByAdam(), scaleByParamBlockRms(), scaleByLearningRate(1e-2));
 * ```
 */
export const scaleByParamBlockRms = (least = 1e-3): Optimizer =>
  stateless((updates, { parameters }) =>
    mapTensors(updates, (u, path) => tf.mul(u, tf.maximum(rms(parameters[path]!), least))),
  );
