import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LogitsOrProbs } from '../distributions/logits-or-probs.js';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, positive } from './check-parameter.js';
import { drawElementwise } from './draw-elementwise.js';
import type { Key } from './key.js';
import { logGammaOf } from './log-gamma.js';
import { checkOdds } from './odds.js';
import { poissonOf } from './poisson.js';
import { split } from './split.js';

/**
 * Draws numbers of successes before a number of failures, whose mass is
 * Γ(k + r) / (k! Γ(r)) pᵏ (1 − p)ʳ.
 *
 *     k ~ Poisson(G p / (1 − p)),   G ~ Gamma(r)
 *
 * Success must not be certain. Exact as {@link gamma} and {@link poisson} are. Gradients do not pass:
 * those of the parameters are zero.
 *
 * @param total failures r above 0, which need not be whole, a number or a tensor that broadcasts to
 * `shape`.
 * @param odds of a success, logits or probabilities.
 * @returns float32: whole numbers, all of them up to 2²⁴.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { negativeBinomial } from '@gen/core/random';
 *
 * const successes = negativeBinomial(key(0), [64], 5, { probs: 0.3 });
 * ```
 */
export function negativeBinomial(
  key: Key,
  shape: Shape,
  total: Parameter,
  odds: LogitsOrProbs,
): Tensor {
  checkDrawShape('negativeBinomial', shape);
  checkParameter('negativeBinomial', 'total', total, shape, positive('a number of failures'));
  const { parameter, chanceOf } = checkOdds('negativeBinomial', odds, shape);
  const [forRate, forCount] = split(key);
  return drawElementwise(shape, [total, parameter], (size, failures, given) => {
    const { minor, likely } = chanceOf(given!);
    const logOdds = tf.sub(tf.log(minor), tf.log1p(tf.neg(minor)));
    const logRate = tf.add(
      logGammaOf(forRate, size, failures!),
      tf.where(likely, tf.neg(logOdds), logOdds),
    );
    return poissonOf(forCount, size, tf.exp(logRate));
  });
}
