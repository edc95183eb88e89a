import { InputError } from '../input-error.js';
import type { Parameters } from '../nn/layer.js';
import type { Estimate } from '../objective.js';

/** Throws an {@link InputError} unless an objective's estimate fits the parameters. */
export function checkEstimate(
  { value, grads, metrics = {} }: Estimate,
  parameters: Parameters,
): void {
  for (const [name, { shape }] of Object.entries({ ...metrics, value })) {
    if (shape.length > 0) throw wrong(`a scalar as ${name}`, `shape [${shape}]`);
  }
  const paths = Object.keys(grads);
  if (paths.length === 0) throw wrong('a gradient of at least one parameter', 'none');
  for (const path of paths) {
    const [wanted, got] = [parameters[path]?.shape, grads[path]!.shape];
    if (wanted === undefined) throw wrong('gradients by the paths of the model', path);
    if (`${wanted}` !== `${got}`) {
      throw wrong(`a gradient of shape [${wanted}] for ${path}`, `shape [${got}]`);
    }
  }
}

const wrong = (expected: string, got: string): InputError =>
  new InputError({ callee: 'fit', argument: 'objective', expected, got });
