import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import type { Bijector, ForwardBijector } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/** Options of {@link numericalInverse}. */
export interface NumericalInverseOptions {
  /** Lower end of where solutions are looked for; −100 by default. */
  readonly low?: number;
  /** Upper end; 100 by default. */
  readonly high?: number;
  /** Number of halvings of the interval; 24 by default, which leaves 10⁻⁷ of it. */
  readonly bisections?: number;
  /** Number of steps of Newton afterwards; 2 by default. */
  readonly newtonSteps?: number;
}

/**
 * Gives a monotone map of numbers an inverse that is found numerically: by bisection, then by Newton's
 * method, with a fixed number of steps.
 *
 *     x ← x − (f(x) − y) / f′(x)
 *
 * Gradients reach y and whatever f was made of by the implicit function theorem, dx = (dy − ∂f) / f′:
 * the root itself counts as a constant, and the steps of Newton behind it carry the derivatives, each
 * twice as many orders as the one before.
 *
 * @throws InputError where the map is not one of numbers or the interval is empty.
 *
 * @example
 * ```ts
 * import { chain, affine, numericalInverse, tanh } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const map = numericalInverse(chain([affine({ scale: 2 }), tanh]), { low: -5, high: 5 });
 * const { value } = map.inverse(tf.tensor1d([0.5])); // [0.275]
 * ```
 */
export function numericalInverse(
  map: ForwardBijector,
  { low = -100, high = 100, bisections = 24, newtonSteps = 2 }: NumericalInverseOptions = {},
): Bijector {
  checkMap(map, low, high);
  return {
    ...map,
    name: `NumericalInverse(${map.name})`,
    forward: (x, context) => map.forward(x, context),
    inverseShape: (shape) => shape,
    inverse: (y, context) =>
      tidyMapped(() => {
        const f = (x: Tensor): Tensor => map.forward(x, context).value;
        const { root, sign } = bisect(f, y, { low, high, bisections });
        let x = root;
        for (let step = 0; step < newtonSteps; step++) {
          const { value, logDet } = map.forward(x, context);
          x = tf.sub(x, tf.mul(sign, tf.mul(tf.sub(value, y), tf.exp(tf.neg(logDet)))));
        }
        return { value: x, logDet: tf.neg(map.forward(x, context).logDet) };
      }),
  };
}

/** Halves intervals in which f − y changes its sign. */
function bisect(
  f: (x: Tensor) => Tensor,
  y: Tensor,
  { low, high, bisections }: Required<Omit<NumericalInverseOptions, 'newtonSteps'>>,
): { readonly root: Tensor; readonly sign: Tensor } {
  let [below, above] = [tf.fill(y.shape, low), tf.fill(y.shape, high)];
  const sign = stopGradient(tf.sign(tf.sub(f(above), f(below))));
  const target = tf.mul(sign, y);
  for (let i = 0; i < bisections; i++) {
    const middle = tf.mul(tf.add(below, above), 0.5);
    const isBelow = tf.less(tf.mul(sign, f(middle)), target);
    below = tf.where(isBelow, middle, below);
    above = tf.where(isBelow, above, middle);
  }
  return { root: stopGradient(tf.mul(tf.add(below, above), 0.5)), sign };
}

function checkMap({ name, domainRank }: ForwardBijector, low: number, high: number): void {
  const callee = 'numericalInverse';
  if (domainRank !== 0) {
    const expected = 'a map of numbers';
    throw new InputError({ callee, argument: 'map', expected, got: `${name}, of more axes` });
  }
  if (low < high && Number.isFinite(high - low)) return;
  throw new InputError({
    callee,
    argument: 'low, high',
    expected: 'a finite interval',
    got: `${low} to ${high}`,
  });
}
