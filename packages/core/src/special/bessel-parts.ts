import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { inversePowers } from './inverse-powers.js';
import { rational } from './polynomial.js';

// Minimax approximations, fitted to 40 digits: quotients of polynomials in y for y ≤ 8, relative
// errors 5, 0.1 and 4·10⁻⁸, and polynomials in 1/y beyond, relative errors 10⁻⁹.
const I0 = [1.24862999e-4, 6.7574156e-3, 1.72238552e-2, 0.211533223, 9.28497066e-2, 0.999999947];
const I0_BELOW = [3.78955421e-3, 3.26641631e-2, 0.168605967, 0.554399241, 1.09284719, 1];
const I1 = [
  -2.23835551e-8, 1.3744432e-5, 8.41593929e-4, 3.29750113e-3, 4.6342828e-2, 4.36480214e-2,
  0.499999999,
];
const I1_BELOW = [
  4.29574304e-4, 5.03531622e-3, 3.62693713e-2, 0.173677607, 0.554982917, 1.08729594, 1,
];
const DIFFERENCE = [
  1.10797079e-6, -2.8796399e-5, 2.31078506e-3, -9.76067615e-3, 0.128482203, -0.283989723,
  0.99999996,
];
const DIFFERENCE_BELOW = [
  1.43001841e-3, 1.04303206e-2, 6.27490449e-2, 0.25299255, 0.702532045, 1.21600725, 1,
];
const FAR_I0 = [
  1.82798268, -0.305754515, 8.5145415e-2, 2.72494424e-2, 2.80948701e-2, 4.98674182e-2, 0.398942281,
];
const FAR_I1 = [
  -2.0764298, 0.337760427, -0.103425656, -3.86575842e-2, -4.68018923e-2, -0.14960293, 0.39894228,
];

const BORDER = 8;

/** Chooses between what holds up to 8 and what holds from there on, for y ≥ 0. */
export function upToEight(
  y: Tensor,
  near: (y: Tensor) => Tensor,
  far: (y: Tensor) => Tensor,
): Tensor {
  const isNear = tf.less(y, BORDER);
  return tf.where(isNear, near(tf.where(isNear, y, 0)), far(tf.where(isNear, BORDER, y)));
}

/** e⁻ʸ I₀(y) for y up to 8. */
export const nearI0 = (y: Tensor): Tensor => rational(y, I0, I0_BELOW);

/** e⁻ʸ I₁(y) / y for y up to 8. */
export const nearI1 = (y: Tensor): Tensor => rational(y, I1, I1_BELOW);

/** e⁻ʸ (I₀(y) − I₁(y)) for y up to 8, without the difference. */
export const nearDifference: (y: Tensor) => Tensor = elementwise<[y: Tensor]>('nearDifference', {
  names: ['y'],
  value: (y) => rational(y, DIFFERENCE, DIFFERENCE_BELOW),
  partials: (y) => [tf.sub(nearI1(y), tf.mul(nearDifference(y), 2))],
});

/** e⁻ʸ I₀(y) for y from 8 on. */
export const farI0 = inversePowers(0.5, FAR_I0);

/** Its derivative. */
export const farSlopeOfI0 = inversePowers(1.5, slopes(FAR_I0));

/** e⁻ʸ I₁(y) for y from 8 on. */
export const farI1 = inversePowers(0.5, FAR_I1);

/** Its derivative. */
export const farSlopeOfI1 = inversePowers(1.5, slopes(FAR_I1));

function slopes(coefficients: readonly number[]): number[] {
  return coefficients.map((c, i) => -(coefficients.length - 0.5 - i) * c);
}

/** 1 where x ≥ 0, else −1: of functions of |x|, the derivative at 0 is that from above. */
export const signOf = (x: Tensor): Tensor =>
  tf.sub(1, tf.mul(tf.cast(tf.less(x, 0), 'float32'), 2));
