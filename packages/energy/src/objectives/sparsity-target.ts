import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { AnyRBM } from '../rbm/any-rbm.js';
import { checkShare } from './centring.js';
import type { DataMeans, GradientTransform } from './gradient-transform.js';
import { runningMean } from './running-mean.js';
import { layerBias } from './layer-bias.js';

/** Options of {@link sparsityTarget}. */
export interface SparsityTargetOptions {
  /** Mean p that hidden units are to have. */
  readonly target: number;
  /** Weight of the penalty. */
  readonly cost?: number;
  /** Share of each batch in the running mean q. */
  readonly rate?: number;
}

/**
 * A penalty on hidden units whose mean over the data is not a target: the cross-entropy between the two.
 *
 *     ∇c = … + cost (q − p),   ∇W = … + cost (q − p) ⟨s(v)⟩ᵀ
 *
 * with the running mean q of E[h | v] over the data, so that units come to stand for features that are rare;
 * parameters that are shared by places get the sum of what each place asks for
 * (Hinton 2012, "A practical guide to training restricted Boltzmann machines", §11,
 * https://www.cs.toronto.edu/~hinton/absps/guideTR.pdf; the aim is that of Lee, Ekanadham & Ng 2008, "Sparse
 * deep belief net model for visual area V2", https://papers.nips.cc/paper/3313, who square the difference).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, contrastiveDivergence, RBM, sparsityTarget } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const transforms = [sparsityTarget(rbm, { target: 0.05, cost: 0.1 })];
 * const objective = contrastiveDivergence(rbm, { transforms });
 * objective.dispose();
 * rbm.dispose();
 * ```
 */
export function sparsityTarget(
  { hidden }: Pick<AnyRBM, 'hidden'>,
  { target, cost = 0.01, rate = 0.1 }: SparsityTargetOptions,
): GradientTransform<DataMeans> {
  checkNumber('target', target);
  checkNumber('cost', cost);
  checkShare('sparsityTarget', 'rate', rate);
  const activity = runningMean([hidden.size], rate);
  return {
    name: 'sparsityTarget',
    transform: (gradient, { data }, connection) => {
      const means = data();
      const excess = tf.mul(tf.sub(activity.move(means.hidden), target), cost);
      const [v, h] = [means.visible, excess].map((each) => tf.reshape(each, [1, -1]));
      return {
        ...gradient,
        weight: tf.add(gradient['weight']!, connection.weightGradient(v!, h!)),
        ...layerBias('sparsityTarget', gradient, 'hidden', hidden.size).plus(h!),
      };
    },
    parameters: () => ({ ...activity.variables }),
  };
}

function checkNumber(argument: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new InputError({
    callee: 'sparsityTarget',
    argument,
    expected: 'a finite number',
    got: `${value}`,
  });
}
