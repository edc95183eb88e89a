import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { InputError } from '../../input-error.js';
import { withoutGradient } from '../../without-gradient.js';
import { checkPositive } from '../check-samples.js';
import { massesOf, type SampleWeights } from './masses.js';

/** How far {@link sinkhorn} smooths, and how long it runs. */
export interface SinkhornOptions extends SampleWeights {
  /** ε > 0, in the units of the cost: the smaller, the nearer to optimal transport. */
  readonly epsilon: Tensor | number;
  /** Number of updates of each potential; 100 by default. About max C / ε of them are needed. */
  readonly iterations?: number;
}

/** Entropic optimal transport: what {@link sinkhorn} finds. */
export interface Transport {
  /** OT_ε, of the batch shape. */
  readonly value: Tensor;
  /** How much is moved from each element to each, `[..., n, m]`; its columns sum to b, its rows nearly to a. */
  readonly plan: Tensor;
}

/**
 * Optimal transport of masses a to masses b, smoothed by an entropy, in the log domain.
 *
 *     OT_ε = min_P Σ Pᵢⱼ Cᵢⱼ + ε KL(P ‖ a bᵀ)   over plans P with row sums a and column sums b
 *          = max_{f, g} aᵀf + bᵀg − ε Σ aᵢ bⱼ (e^{(fᵢ + gⱼ − Cᵢⱼ) / ε} − 1)
 *
 *     fᵢ ← −ε log Σⱼ bⱼ e^{(gⱼ − Cᵢⱼ) / ε},   gⱼ ← −ε log Σᵢ aᵢ e^{(fᵢ − Cᵢⱼ) / ε}
 *
 * The value is that of the dual, below the optimum by no more than what the number of iterations leaves
 * over. Its gradient is the one of the envelope theorem: the plan for C, and the potentials for the
 * masses, at no cost beyond one pass; so it is a first derivative only, and no gradient passes through
 * `plan` (Cuturi 2013, "Sinkhorn distances", https://arxiv.org/abs/1306.0895; Peyré & Cuturi 2019,
 * "Computational optimal transport", §4.4 and §9.1, https://arxiv.org/abs/1803.00567).
 *
 * @param cost C, shape `[..., n, m]`.
 *
 * @example
 * ```ts
 * import { sinkhorn, squaredDistances } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const [x, y] = [tf.tensor2d([[0], [1]]), tf.tensor2d([[3], [2]])];
 * const { value, plan } = sinkhorn(squaredDistances(x, y), { epsilon: 0.1 }); // plan [[0, ½], [½, 0]]
 * ```
 */
export function sinkhorn(cost: Tensor, options: SinkhornOptions): Transport {
  const { epsilon, iterations = 100, weightsOfX, weightsOfY } = options;
  checkCost(cost);
  checkPositive('sinkhorn', 'epsilon', epsilon);
  checkCount('sinkhorn', 'iterations', iterations);
  return tf.tidy((): { value: Tensor; plan: Tensor } => {
    const batch = cost.shape.slice(0, -2);
    const [n, m] = cost.shape.slice(-2) as [number, number];
    const a = massesOf('sinkhorn', 'weightsOfX', weightsOfX, [...batch, n]);
    const b = massesOf('sinkhorn', 'weightsOfY', weightsOfY, [...batch, m]);
    const scaled = tf.div(cost, epsilon);
    const [f, g] = potentials(scaled, a, b, iterations);
    const product = tf.mul(tf.expandDims(a, -1), tf.expandDims(b, -2));
    const density = tf.exp(tf.sub(tf.add(tf.expandDims(f, -1), tf.expandDims(g, -2)), scaled));
    const excess = tf.sum(tf.mul(product, tf.sub(density, 1)), [-2, -1]);
    const linear = tf.add(tf.sum(tf.mul(a, f), -1), tf.sum(tf.mul(b, g), -1));
    return {
      value: tf.mul(tf.sub(linear, excess), epsilon),
      plan: withoutGradient(tf.mul)(product, density),
    };
  });
}

/** f / ε and g / ε, as constants: at the optimum the value does not change with them. */
function potentials(scaled: Tensor, a: Tensor, b: Tensor, iterations: number): [Tensor, Tensor] {
  const solve = withoutGradient((c, ofX, ofY) => {
    const [logA, logB] = [ofX!, ofY!].map(logOfMass);
    let f = tf.zerosLike(ofX!);
    let g = tf.zerosLike(ofY!);
    for (let i = 0; i < iterations; i++) {
      [f, g] = tf.tidy(() => {
        const next = softMinimum(c!, tf.expandDims(tf.add(g, logB!), -2), -1);
        return [next, softMinimum(c!, tf.expandDims(tf.add(next, logA!), -1), -2)];
      });
    }
    return tf.concat([f, g], -1);
  });
  const both = solve(scaled, a, b);
  return tf.split(both, [a.shape.at(-1)!, b.shape.at(-1)!], -1) as [Tensor, Tensor];
}

/** −log Σ e^{v − c} over an axis, of which no gradient is asked. */
const softMinimum = (c: Tensor, v: Tensor, axis: number): Tensor =>
  tf.neg(tf.logSumExp(tf.sub(v, c), axis));

/** log a, finite where a is 0, which is as good as nothing. */
const logOfMass = (mass: Tensor): Tensor => tf.log(tf.maximum(mass, 1e-37));

function checkCost(cost: Tensor): void {
  if (cost.rank >= 2 && cost.size > 0) return;
  throw new InputError({
    callee: 'sinkhorn',
    argument: 'cost',
    expected: 'shape [..., n, m] with n, m ≥ 1',
    got: `shape [${cost.shape}]`,
  });
}
