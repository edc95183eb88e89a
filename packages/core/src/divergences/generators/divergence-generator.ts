import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * What an f-divergence is made of: a convex f of the density ratio u = p(x) / q(x) with f(1) = f′(1) = 0.
 *
 *     D_f(p ‖ q) = E_{x ∼ q} [f(u)] ≥ 0
 *
 * and its conjugate f*(t) = sup_u u t − f(u), by which for any function T of events
 *
 *     D_f(p ‖ q) ≥ E_{x ∼ p} [T(x)] − E_{x ∼ q} [f*(T(x))],   with equality for T = f′(u)
 *
 * (Nguyen, Wainwright, Jordan 2010, "Estimating divergence functionals and the likelihood ratio by
 * convex risk minimization", §II, https://arxiv.org/abs/0809.0853). As u may be too large for a float,
 * functions of it take log u. All are elementwise and differentiable.
 */
export interface DivergenceGenerator {
  /** f(u), of log u. */
  readonly f: (logRatio: Tensor) => Tensor;
  /** u f(1 / u), of log u: the f of the divergence of q from p. */
  readonly reverse: (logRatio: Tensor) => Tensor;
  /** f′(u), of log u: the best T. */
  readonly derivative: (logRatio: Tensor) => Tensor;
  /** f*(t), for t that `activation` gives. */
  readonly conjugate: (t: Tensor) => Tensor;
  /** g(v): maps a score, any number, to where f* is finite (Nowozin et al. 2016, table 2). */
  readonly activation: (score: Tensor) => Tensor;
  /** f*(g(v)), where the digits are that computing one after the other would lose. */
  readonly conjugateOfActivation: (score: Tensor) => Tensor;
}
