import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * A positive definite kernel k: how alike all pairs are.
 *
 * Takes x `[..., n, d]` and y `[..., m, d]` to `[..., n, m]`; any such function will do.
 */
export type Similarity = (x: Tensor, y: Tensor) => Tensor;

/** What a kernel is of squared distances, k(x, y) = φ(‖x − y‖²), with its first two derivatives. */
export interface RadialProfile {
  /** φ(s). */
  readonly value: Tensor;
  /** φ′(s). */
  readonly slope: Tensor;
  /** φ″(s). */
  readonly curvature: Tensor;
}

/** A kernel of squared distances that is twice differentiable, as Stein's method needs it. */
export interface RadialSimilarity extends Similarity {
  /** φ, φ′ and φ″ of squared distances, elementwise. */
  readonly profile: (squaredDistance: Tensor) => RadialProfile;
}
