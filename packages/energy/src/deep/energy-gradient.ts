import type { Tensor } from '@tensorflow/tfjs-core';
import type { ApplyOptions } from '@gen/core/nn';
import { valueAndGrad } from '@gen/core/derivatives';
import type { EnergyModel } from '../energy-model.js';

/** What draws from a model need of it. */
export type HasFreeEnergy = Pick<EnergyModel, 'freeEnergy'>;

/** F(x), `[batch]`, and its gradient in x, of the shape of x; differentiable in x and in the parameters. */
export function energyGradient(
  model: HasFreeEnergy,
  x: Tensor,
  options?: ApplyOptions,
): { readonly energy: Tensor; readonly grad: Tensor } {
  const { value, grad } = valueAndGrad((at) => model.freeEnergy(at, options), x);
  return { energy: value, grad };
}
