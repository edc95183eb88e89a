import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';

/**
 * An optimizer that leaves some parameters as they are: it has no state for them and does no work,
 * and what looks at all gradients together does not see theirs.
 *
 * Their gradients are still computed where the objective asks for them: freeze by what it
 * differentiates in, or by `trainable` of a variable, to save that too.
 *
 * @param optimizer trains the others.
 * @param isFrozen whether a parameter stays, by its path.
 *
 * @example
 * ```ts
 * import { adam, freeze } from '@gen/core/train';
 *
 * const optimizer = freeze(adam(), (path) => path.startsWith('encoder.'));
 * ```
 */
export function freeze(optimizer: Optimizer, isFrozen: (path: string) => boolean): Optimizer {
  const { step } = optimizer;
  const free = (tensors: NamedTensorMap): NamedTensorMap =>
    Object.fromEntries(Object.entries(tensors).filter(([path]) => !isFrozen(path)));
  return {
    schedules: optimizer.schedules,
    init: (parameters) => optimizer.init(free(parameters)),
    update: (grads, context) => optimizer.update(free(grads), context),
    ...(step && { step: (grads, context) => step(free(grads), context) }),
  };
}
