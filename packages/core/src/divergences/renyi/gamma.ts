import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Beta } from '../../distributions/beta.js';
import type { ChiSquared } from '../../distributions/chi-squared.js';
import type { Gamma } from '../../distributions/gamma.js';
import type { InverseGamma } from '../../distributions/inverse-gamma.js';
import { asTensor } from '../../distributions/parameter.js';
import { lgamma } from '../../special/lgamma.js';
import { logBeta } from '../../special/log-beta.js';
import { renyiOfNormalizers } from './of-normalizers.js';

const ofGamma = {
  logNormalizer: (a: Tensor, rate: Tensor): Tensor => tf.sub(lgamma(a), tf.mul(a, tf.log(rate))),
  positive: [0, 1],
};

/** Rényi divergence of two gamma distributions, whose log normalizer is log Γ(a) − a log β. */
export const renyiGamma = (p: Gamma, q: Gamma, order: number): Tensor =>
  renyiOfNormalizers(
    ofGamma,
    [asTensor(p.concentration), asTensor(p.rate)],
    [asTensor(q.concentration), asTensor(q.rate)],
    order,
  );

/** Rényi divergence of two inverse gamma distributions: that of the gamma distributions of 1 / x. */
export const renyiInverseGamma = (p: InverseGamma, q: InverseGamma, order: number): Tensor =>
  renyiOfNormalizers(
    ofGamma,
    [asTensor(p.concentration), asTensor(p.scale)],
    [asTensor(q.concentration), asTensor(q.scale)],
    order,
  );

/** Rényi divergence of two χ² distributions, whose rates are the same. */
export const renyiChiSquared = (p: ChiSquared, q: ChiSquared, order: number): Tensor =>
  renyiOfNormalizers(
    { logNormalizer: lgamma as (a: Tensor) => Tensor, positive: [0] },
    [tf.div(p.degreesOfFreedom, 2)],
    [tf.div(q.degreesOfFreedom, 2)],
    order,
  );

/** Rényi divergence of two beta distributions, whose log normalizer is log B(a, b). */
export const renyiBeta = (p: Beta, q: Beta, order: number): Tensor =>
  renyiOfNormalizers(
    { logNormalizer: (a: Tensor, b: Tensor) => logBeta(a, b), positive: [0, 1] },
    [asTensor(p.alpha), asTensor(p.beta)],
    [asTensor(q.alpha), asTensor(q.beta)],
    order,
  );
