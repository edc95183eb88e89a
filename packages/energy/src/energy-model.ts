import type { Tensor } from '@tensorflow/tfjs-core';
import type { ApplyOptions, HasParameters } from '@gen/core/nn';

/**
 * A model of visible states by a density that need not be normalized.
 *
 *     p(x) = exp(−F(x)) / Z,   Z = ∫ exp(−F(x)) dx, or the sum over all states
 *
 * F is the free energy: the energy itself where there are no hidden units, and otherwise what is left of it
 * once they are summed out. Objectives that need no more of a model than this take this.
 */
export interface EnergyModel extends HasParameters {
  /**
   * F(x) = −log p(x) − log Z in nats of states `[batch, ...event]`, `[batch]`. What the options say reaches
   * the layers of a model that is made of some.
   */
  freeEnergy(x: Tensor, options?: ApplyOptions): Tensor;
}
