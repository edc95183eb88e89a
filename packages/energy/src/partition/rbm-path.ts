import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { split, type Key } from '@gen/core';
import type { Bipartite, IndependentUnits } from '../rbm/bipartite.js';
import type { RBM } from '../rbm/rbm.js';
import type { UnitParameters, Units } from '../units/units.js';
import type { Advance, AnnealedPath } from './annealed-path.js';

/** Options of {@link rbmPath}. */
export interface RBMPathOptions {
  /**
   * Independent units that the path begins at, borrowed: {@link baseRates} of the data. By default start
   * values, which for binary units is the uniform distribution: wrong by many nats on a trained model.
   */
  readonly base?: IndependentUnits;
}

/**
 * The path from independent units to a restricted Boltzmann machine, over visible states.
 *
 *     E_β(v, h) = (1 − β) [u_v⁰(v) + u_h⁰(h)] + β [u_v(v) + u_h(h) − s(h)ᵀ W s(v)]
 *     log p̃_β(v) = −u_β(v) + log Z_h,β(β W s(v)),   with u_β and Z_h,β of the interpolated units
 *     log Z₀ = log Z_v⁰(0) + log Z_h⁰(0), for binary units with the base's hidden biases 0:
 *     Σᵢ log(1 + exp bᵢ⁰) + H ln 2
 *
 * The transition is one step of block Gibbs sampling. Chains live on visible states: hidden ones are
 * summed out of the weights (Salakhutdinov & Murray 2008, "On the quantitative analysis of deep belief
 * networks", §4.1, https://doi.org/10.1145/1390156.1390266).
 *
 * @param rbm is taken as it is whenever the path is used.
 *
 * @example
 * ```ts
 * import { bernoulli, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 * import {
 *   annealedImportanceSampling,
 *   baseRates,
 *   binaryUnits,
 *   linearTemperatures,
 *   RBM,
 *   rbmPath,
 * } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(6), hidden: binaryUnits(3), key: key(0) });
 * const data = bernoulli({ probs: tf.fill([6], 0.2) }).sample(key(1), [50]);
 * const base = { visible: baseRates(rbm.visible, data) };
 * const estimate = await annealedImportanceSampling(rbmPath(rbm, { base }), {
 *   temperatures: linearTemperatures(50),
 *   chains: 20,
 *   key: key(2),
 * });
 * console.log(`${estimate}`); // log Z ≈ 6.2… nats (estimate by AIS, …
 * rbm.dispose();
 * ```
 */
export function rbmPath(
  rbm: Pick<RBM<Units, Units>, 'visible' | 'hidden' | 'at'>,
  { base }: RBMPathOptions = {},
): AnnealedPath {
  const { visible, hidden } = rbm;
  const baseVisible = (): UnitParameters => base?.visible ?? visible.init();
  const baseHidden = (): UnitParameters => base?.hidden ?? hidden.init();
  const at = (beta: Tensor): Bipartite =>
    rbm.at().annealed({ visible: baseVisible(), hidden: baseHidden() }, beta);
  const input = (v: Tensor): Tensor => rbm.at().hiddenInput(v);

  /** log p̃_to(v) − log p̃_from(v) of what v tells the hidden units, a = W s(v). */
  const ratio = (v: Tensor, a: Tensor, from: Scalar, to: Scalar): Tensor => {
    // u_β is linear in β, so that its difference needs the ends of the path alone.
    const ends = tf.sub(
      visible.selfEnergy(v, baseVisible()),
      visible.selfEnergy(v, rbm.at().values.visible),
    );
    const hiddenPart = (beta: Scalar): Tensor =>
      hidden.logNormalizer(tf.mul(a, beta), at(beta).values.hidden);
    return tf.add(tf.mul(ends, tf.sub(to, from)), tf.sub(hiddenPart(to), hiddenPart(from)));
  };
  const draw = (key: Key, v: Tensor, a: Tensor, beta: Scalar): Tensor => {
    const [hiddenKey, visibleKey] = split(key);
    const there = at(beta);
    const h = hidden.sample(hiddenKey, tf.mul(a, beta), there.values.hidden);
    return there.sampleVisible(visibleKey, h, v);
  };
  return {
    name: `RBM ${visible.size}×${hidden.size}`,
    baseLogZ: () =>
      tf.tidy(() =>
        tf.add(
          visible.logNormalizer(tf.zeros([visible.size]), baseVisible()),
          hidden.logNormalizer(tf.zeros([hidden.size]), baseHidden()),
        ),
      ),
    sampleBase: (key, count) =>
      tf.tidy(() => visible.sample(key, tf.zeros([count, visible.size]), baseVisible())),
    logRatio: (v, from, to) => tf.tidy(() => ratio(v, input(v), from, to)),
    transition: (key, v, beta) => tf.tidy(() => draw(key, v, input(v), beta)),
    advance: (key, v, from, to) =>
      tf.tidy((): Advance => {
        const a = input(v);
        return { logRatio: ratio(v, a, from, to), state: draw(key, v, a, to) };
      }),
  };
}
