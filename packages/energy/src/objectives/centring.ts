import { InputError } from '@gen/core';
import type { AnyRBM } from '../rbm/any-rbm.js';
import { centredGradient } from './centred-gradient.js';
import type { DataMeans, GradientTransform } from './gradient-transform.js';
import { runningMean } from './running-mean.js';

/** Options of {@link centring}. */
export interface CentringOptions {
  /** Share of each batch in the running means that are the offsets. */
  readonly rate?: number;
}

/**
 * The centred gradient: that of a machine whose units are taken less their means over the data, carried over to
 * the usual parameters. The distributions that can be reached stay the same, and the way there does not
 * depend any more on which of two values of a unit is called 1.
 *
 *     ∇W = ⟨(h − λ)(v − μ)ᵀ⟩ data − ⟨(h − λ)(v − μ)ᵀ⟩ model,   ∇b = ⟨v⟩ data − ⟨v⟩ model − ∇Wᵀ λ, …
 *
 * The offsets μ and λ are running means over the data (Melchior, Fischer & Wiskott 2016, "How to center deep
 * Boltzmann machines", algorithm 1, https://jmlr.org/papers/v17/14-237.html).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, centring, contrastiveDivergence, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const objective = contrastiveDivergence(rbm, { transforms: [centring(rbm)] });
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function centring(
  { visible, hidden }: Pick<AnyRBM, 'visible' | 'hidden'>,
  { rate = 0.01 }: CentringOptions = {},
): GradientTransform<DataMeans> {
  checkShare('centring', 'rate', rate);
  const [ofVisible, ofHidden] = [
    runningMean([visible.size], rate),
    runningMean([hidden.size], rate),
  ];
  return {
    name: 'centring',
    transform: (gradient, { data }, connection) => {
      const means = data();
      const offsets = {
        visible: ofVisible.move(means.visible),
        hidden: ofHidden.move(means.hidden),
      };
      return centredGradient('centring', gradient, offsets, connection);
    },
    parameters: () => ({
      'visible.sum': ofVisible.variables.sum,
      'visible.weight': ofVisible.variables.weight,
      'hidden.sum': ofHidden.variables.sum,
      'hidden.weight': ofHidden.variables.weight,
    }),
  };
}

/** Throws an InputError unless a number is above 0 and at most 1. */
export function checkShare(callee: string, argument: string, share: number): void {
  if (share > 0 && share <= 1) return;
  throw new InputError({
    callee,
    argument,
    expected: 'a number above 0, at most 1',
    got: `${share}`,
  });
}
