import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asTensor } from '../../distributions/parameter.js';
import type { VonMises } from '../../distributions/von-mises.js';
import { logI0 } from '../../special/log-i0.js';
import { renyiOfNormalizers } from './of-normalizers.js';

/** Rényi divergence of two von Mises distributions, whose log normalizer is log I₀(|κ (cos μ, sin μ)|). */
export const renyiVonMises = (p: VonMises, q: VonMises, order: number): Tensor =>
  renyiOfNormalizers(ofVonMises, naturalOf(p), naturalOf(q), order);

const naturalOf = ({ loc, concentration }: VonMises): [Tensor, Tensor] => [
  tf.mul(asTensor(concentration), tf.cos(loc)),
  tf.mul(asTensor(concentration), tf.sin(loc)),
];

const ofVonMises = {
  logNormalizer: (x: Tensor, y: Tensor): Tensor =>
    logI0(tf.sqrt(tf.maximum(tf.add(tf.square(x), tf.square(y)), 1e-30))),
};
