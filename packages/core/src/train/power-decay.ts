import { InputError } from '../input-error.js';
import type { Schedule } from '../schedule.js';

/**
 * The weight of the past in a moving average that forgets by a power of time, so that it remembers
 * the same part of a run however long that is (Karras et al. 2024, "Analyzing and Improving the
 * Training Dynamics of Diffusion Models", §3.1, equations 4–6, https://arxiv.org/abs/2312.02696).
 *
 *     βₜ = (1 − 1 / t)^(γ + 1),   t = step + 1,   std² = (γ + 1) / ((γ + 2)² (γ + 3))
 *
 * Values enter the average in proportion to their step to the power γ: the first ones hardly count, so
 * it needs no warm-up. 0.05 and 0.1, of γ = 16.97 and 6.94, are the widths of the paper.
 *
 * @param std width of the average in parts of the run so far, in (0, 0.28].
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { movingAverage, powerDecay } from '@gen/core/train';
 *
 * const model = dense({ inputs: 2, outputs: 1, key: key(0) });
 * const ema = movingAverage(model, { decay: powerDecay(0.1) });
 * ema.dispose();
 * model.dispose();
 * ```
 */
export function powerDecay(std: number): Schedule {
  if (!(std > 0 && std <= 0.28)) {
    throw new InputError({
      callee: 'powerDecay',
      argument: 'std',
      expected: 'a number in (0, 0.28]',
      got: `${std}`,
    });
  }
  const power = gammaOf(std) + 1;
  return (step) => (1 - 1 / (step + 1)) ** power;
}

/** γ ≥ 0, where the width falls from √(1 / 12) and is less than 1 / (γ + 2): by halving. */
function gammaOf(std: number): number {
  let [low, high] = [0, 1 / std];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (widthOf(middle) > std) low = middle;
    else high = middle;
  }
  return low;
}

const widthOf = (gamma: number): number =>
  Math.sqrt((gamma + 1) / ((gamma + 2) ** 2 * (gamma + 3)));
