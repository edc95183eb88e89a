import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from '../special/elementwise.js';

/** Derivatives of a draw z in each parameter, made of what can be differentiated in its turn. */
export type DrawSlopes = (z: Tensor, ...parameters: Tensor[]) => Tensor[];

/**
 * Gives a draw, through which no gradient passes, its implicit gradients
 *
 *     ∂z/∂θ = −(∂F(z; θ)/∂θ) / p(z; θ),
 *
 * those of a z whose distribution function F keeps its value as θ moves (Figurnov et al. 2018,
 * "Implicit reparameterization gradients", eq. 5, https://arxiv.org/abs/1805.08498).
 *
 * The slopes get z as a function of the parameters, so that gradients of any order are right.
 */
export function implicitly(slopes: DrawSlopes): (z: Tensor, ...parameters: Tensor[]) => Tensor {
  const moving: (z: Tensor, ...parameters: Tensor[]) => Tensor = elementwise<Tensor[]>('sample', {
    names: ['z', ...Array<string>(4).fill('a parameter')],
    value: (z) => tf.clone(z!),
    partials: (z, ...parameters) => [
      tf.onesLike(z!),
      ...slopes(moving(z!, ...parameters), ...parameters),
    ],
  });
  return moving;
}
