import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { partOptions, type ApplyOptions } from './apply-options.js';
import type { Layer, LayerOf } from './layer.js';
import { allParameters, disposeNetwork } from './network.js';

/** What a layer can be made of: a function, a layer, or a layer of several tensors. */
export type Part = ((x: Tensor) => Tensor) | LayerOf<never>;

/** A part as a function of its input, which has its options already. */
export type AppliedPart<P extends Part> = P extends LayerOf<infer X> ? (x: X) => Tensor : P;

/** Parts by name, each as a function of its input. */
export type Applied<Parts extends Readonly<Record<string, Part>>> = {
  readonly [Name in keyof Parts]: AppliedPart<Parts[Name]>;
};

/**
 * A layer made of others, by name, and of the function that joins them. It owns them: disposing it
 * disposes them.
 *
 * The path of a parameter is headed by the name of its part. The function is given the parts as
 * functions of their inputs; each trains where the whole does, with a key of its own.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { compound, dense } from '@gen/core/nn';
 *
 * const [valueKey, gateKey] = split(key(0));
 * const gated = compound(
 *   {
 *     value: dense({ inputs: 4, outputs: 8, key: valueKey }),
 *     gate: dense({ inputs: 4, outputs: 8, key: gateKey }),
 *   },
 *   (x, { value, gate }) => tf.mul(value(x), tf.sigmoid(gate(x))),
 * );
 * const y = gated.apply(tf.zeros([3, 4])); // [3, 8]
 * console.log(Object.keys(gated.parameters())); // [ 'value.weight', 'value.bias', 'gate.weight', … ]
 * gated.dispose();
 * ```
 */
export function compound<Parts extends Readonly<Record<string, Part>>>(
  parts: Parts,
  join: (x: Tensor, parts: Applied<Parts>) => Tensor,
): Layer {
  const parameters = allParameters(parts);
  return {
    parameters: () => parameters,
    apply: (x, options = {}) => tf.tidy(() => join(x, applied(parts, options))),
    dispose: () => Object.values(parts).forEach(disposeNetwork),
  };
}

const applied = <Parts extends Readonly<Record<string, Part>>>(
  parts: Parts,
  options: ApplyOptions,
): Applied<Parts> => {
  const functions = Object.entries(parts).map(([name, part], i) => {
    if (typeof part === 'function') return [name, part];
    return [name, (x: never) => part.apply(x, partOptions(options, i))];
  });
  return Object.fromEntries(functions) as Applied<Parts>;
};
