import * as bijectors from '@gen/core/bijectors';
import * as tf from '@tensorflow/tfjs-core';

/** What a bijector is shown by. */
export interface BijectorEntry {
  readonly kind: string;
  /** What goes in and what comes out. */
  readonly maps: string;
  readonly inverse: 'closed form' | 'numerical' | 'that of its parts' | 'none';
  /** log |det J|, where the equation does not tell. */
  readonly logDet?: string;
  /** One of its kind; none for what is no bijector. */
  readonly make?: () => bijectors.ForwardBijector;
}

const { affine, exp, sigmoid } = bijectors;
const numbers = 'Of numbers';
const vectors = 'Of vectors';
const matrices = 'Of matrices and of any axes';
const composed = 'Made of bijectors';

const closed = (
  kind: string,
  maps: string,
  make: () => bijectors.ForwardBijector,
): BijectorEntry => ({ kind, maps, inverse: 'closed form', make });

/** Every value that `@gen/core/bijectors` exports. */
export const bijectorTable: Readonly<Record<string, BijectorEntry>> = {
  identity: closed(numbers, 'ℝ → ℝ', () => bijectors.identity),
  affine: closed(numbers, 'ℝ → ℝ', () => affine({ loc: 1, scale: 2 })),
  exp: closed(numbers, 'ℝ → (0, ∞)', () => exp),
  softplus: closed(numbers, 'ℝ → (0, ∞)', () => bijectors.softplus),
  sigmoid: closed(numbers, 'ℝ → (0, 1)', () => sigmoid),
  tanh: closed(numbers, 'ℝ → (−1, 1)', () => bijectors.tanh),
  softsign: closed(numbers, 'ℝ → (−1, 1)', () => bijectors.softsign),
  arctanh: closed(numbers, '(−1, 1) → ℝ', () => bijectors.arctanh),
  cube: closed(numbers, 'ℝ → ℝ', () => bijectors.cube),
  power: closed(numbers, '(0, ∞) → (0, ∞)', () => bijectors.power({ exponent: 2 })),
  boxCox: closed(numbers, '(0, ∞) → (−1/λ, ∞)', () => bijectors.boxCox({ lambda: 0.5 })),
  batchNorm: closed(numbers, 'ℝ → ℝ', () =>
    bijectors.batchNorm({ mean: tf.tensor1d([0]), variance: tf.tensor1d([1]) }),
  ),
  elementwise: {
    ...closed(numbers, 'as its functions say', () =>
      bijectors.elementwise({
        name: 'Twice',
        forward: (x) => tf.mul(x, 2),
        inverse: (y) => tf.div(y, 2),
        logSlope: (x) => tf.fill(x.shape, Math.LN2),
      }),
    ),
    logDet: 'its `logSlope`',
  },
  scaleTril: closed(vectors, 'ℝⁿ → ℝⁿ', () =>
    bijectors.scaleTril({
      scaleTril: tf.tensor2d([
        [1, 0],
        [1, 2],
      ]),
    }),
  ),
  centredSoftmax: closed(vectors, 'ℝⁿ → simplex of n + 1', () => bijectors.centredSoftmax),
  stickBreaking: closed(vectors, 'ℝⁿ → simplex of n + 1', () => bijectors.stickBreaking),
  ordered: closed(vectors, 'ℝⁿ → growing vectors', () => bijectors.ordered),
  permute: closed(vectors, 'ℝⁿ → ℝⁿ', () => bijectors.permute([1, 0])),
  pad: closed(vectors, 'ℝⁿ → vectors with zeros around', () => bijectors.pad({ after: 1 })),
  householder: closed(vectors, 'ℝⁿ → ℝⁿ', () => bijectors.householder(tf.tensor2d([[1, 2]]))),
  orthogonal: closed(vectors, 'ℝⁿ → ℝⁿ', () =>
    bijectors.orthogonal(
      tf.tensor2d([
        [0, 1],
        [0, 0],
      ]),
    ),
  ),
  haar: closed(vectors, 'ℝⁿ → ℝⁿ, n a power of 2', () => bijectors.haar),
  fillTriangular: closed(matrices, 'ℝ^{n(n+1)/2} → lower triangles', () =>
    bijectors.fillTriangular(),
  ),
  choleskyOuterProduct: closed(
    matrices,
    'Cholesky factors → positive definite matrices',
    () => bijectors.choleskyOuterProduct,
  ),
  correlationCholesky: {
    ...closed(
      matrices,
      'ℝ^{n(n−1)/2} → Cholesky factors of correlations',
      () => bijectors.correlationCholesky,
    ),
    logDet: '`Σᵢⱼ (log(1 − zᵢⱼ²) + ½ Σₖ<ⱼ log(1 − zᵢₖ²))`',
  },
  reshape: closed(matrices, 'events of one shape → of another', () =>
    bijectors.reshape({ from: [4], to: [2, 2] }),
  ),
  transpose: closed(matrices, 'events → events with their axes in another order', () =>
    bijectors.transpose([1, 0]),
  ),
  chain: {
    kind: composed,
    maps: 'what the first takes → what the last gives',
    inverse: 'that of its parts',
    make: () => bijectors.chain([affine({ loc: 1, scale: 2 }), exp]),
  },
  invert: {
    ...closed(composed, 'the other way round', () => bijectors.invert(exp)),
    logDet: 'that of the bijector at the same pair, with the other sign',
  },
  blockwise: {
    kind: composed,
    maps: 'ℝⁿ → vectors of the parts’ images',
    inverse: 'that of its parts',
    make: () =>
      bijectors.blockwise([
        { bijector: exp, size: 1 },
        { bijector: sigmoid, size: 1 },
      ]),
  },
  numericalInverse: {
    kind: composed,
    maps: 'as the map that is given',
    inverse: 'numerical',
    logDet: 'that of the map',
    make: () => bijectors.numericalInverse(exp, { low: -5, high: 5 }),
  },
  split: {
    kind: composed,
    maps: 'a tensor → its parts',
    inverse: 'closed form',
    logDet: 'none: it is no bijector, but goes between some',
  },
};
