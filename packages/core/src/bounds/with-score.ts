import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/**
 * A function of values of draws of q, whose gradient reaches q though the draws may be no differentiable
 * functions of its parameters: the score of each draw weighs by what is gained with it.
 *
 *     ∂/∂φ E[B(v₁ … v_K)] = E[∂B/∂φ + Σₖ (B − B₋ₖ) ∂ log q(zₖ)/∂φ],   B₋ₖ = B of the others
 *
 * Without bias, for B₋ₖ does not depend on zₖ (Mnih & Rezende 2016, "Variational inference for Monte Carlo
 * objectives", §2.2, https://arxiv.org/abs/1602.06725; of the mean, Kool, van Hoof & Welling 2019).
 *
 * @param posterior q: reparameterized draws need no score.
 * @param logProb log q of the draws, `[samples, ...batch]`.
 * @param values `[samples, ...batch]`.
 * @param boundOf takes values of any number of draws to `[...batch]`.
 */
export function withScore(
  posterior: object,
  logProb: Tensor,
  values: Tensor,
  boundOf: (values: Tensor) => Tensor,
): Tensor {
  const bound = boundOf(values);
  if ('reparameterized' in posterior) return bound;
  const scored = tf.customGrad((...args) => {
    const [own, , save] = args as [Tensor, Tensor, GradSaveFunc];
    save([own, values]);
    return {
      value: tf.clone(own),
      // What a draw gains is computed where a gradient is asked for, and not for a score alone.
      gradFunc: (dy: Tensor, [of, each]: Tensor[]) => [
        tf.clone(dy),
        tf.mul(dy, tf.sub(of!, boundOfOthers(each!, boundOf))),
      ],
    };
  });
  return scored(bound, logProb);
}

/** The bound without each draw in turn, `[samples, ...batch]`; 0 where there are no others. */
function boundOfOthers(values: Tensor, boundOf: (values: Tensor) => Tensor): Tensor {
  const [samples = 1] = values.shape;
  if (samples === 1) return tf.zerosLike(values);
  const others = Array.from({ length: samples - 1 }, (_, i) =>
    Array.from({ length: samples }, (_, left) => (i < left ? i : i + 1)),
  );
  return boundOf(tf.gather(values, tf.tensor2d(others, undefined, 'int32')));
}
