import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';

/** mean −log σ(D(real)) − log(1 − σ(D(made))) (Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661). */
export const criticGameLoss = (ofReal: Tensor, ofMade: Tensor): Scalar =>
  tf.add(tf.mean<Scalar>(tf.softplus(tf.neg(ofReal))), tf.mean<Scalar>(tf.softplus(ofMade)));

/** mean −log σ(D(made)), which has a slope where the critic is sure. */
export const generatorGameLoss = (ofMade: Tensor): Scalar =>
  tf.mean<Scalar>(tf.softplus(tf.neg(ofMade)));
