import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { HasParameters, Parameters } from '../nn/layer.js';

/**
 * Exchanges the parameters of two models with the same paths and shapes, such as a model and its
 * moving average. Nothing is copied.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { swap } from '@gen/core/train';
 *
 * const [a, b] = [0, 1].map((seed) => dense({ inputs: 2, outputs: 1, key: key(seed) }));
 * swap(a!, b!);
 * a!.dispose();
 * b!.dispose();
 * ```
 */
export function swap(
  a: Pick<HasParameters, 'parameters'>,
  b: Pick<HasParameters, 'parameters'>,
): void {
  const [ours, theirs] = [a.parameters(), b.parameters()];
  checkPaths('swap', 'b', ours, theirs);
  tf.tidy(() => {
    for (const path of Object.keys(ours)) {
      const mine = tf.clone(ours[path]!);
      ours[path]!.assign(tf.clone(theirs[path]!));
      theirs[path]!.assign(mine);
    }
  });
}

/** Throws an {@link InputError} unless two models have the same paths and shapes. */
export function checkPaths(
  callee: string,
  argument: string,
  wanted: Parameters,
  parameters: Parameters,
): void {
  const [expected, got] = [wanted, parameters].map((named) =>
    Object.entries(named)
      .map(([path, { shape }]) => `${path} [${shape}]`)
      .sort(),
  );
  const without = expected!.filter((path) => !got!.includes(path));
  if (without.length === 0 && expected!.length === got!.length) return;
  throw new InputError({
    callee,
    argument,
    expected: 'the paths and shapes of the model',
    got: without.length === 0 ? 'more of them' : `no ${without.slice(0, 5).join(', ')}`,
  });
}
