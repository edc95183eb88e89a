import * as tf from '@tensorflow/tfjs-core';
import type { Variable } from '@tensorflow/tfjs-core';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import type { Fans, Initializer } from './initializer.js';
import { pytorchDefault } from './pytorch-default.js';
import type { RecurrentOptions } from './recurrent.js';

/** What the names of the parameters end with, of those that go forwards and of those that go back. */
export const directionsOf = ({ bidirectional = false }: RecurrentOptions): readonly string[] =>
  bidirectional ? ['', '_reverse'] : [''];

/** The variables of all layers under PyTorch's names. */
export function recurrentVariables(
  gates: number,
  options: RecurrentOptions,
): Readonly<Record<string, Variable>> {
  const { inputs, features, key, layers = 1, bias = true } = options;
  const directions = directionsOf(options);
  const rows = gates * features;
  const hidden = { fanIn: features, fanOut: features };
  const variables = split(key, layers * directions.length).flatMap((ownKey, i) => {
    const layer = Math.floor(i / directions.length);
    const reads = layer === 0 ? inputs : directions.length * features;
    const own = { fanIn: reads, fanOut: features };
    const keys = split(ownKey, 4);
    const made: [string, Initializer | undefined, Shape, Fans][] = [
      ['weight_ih', options.weightInitializer, [rows, reads], own],
      ['weight_hh', options.recurrentInitializer, [rows, features], hidden],
      ['bias_ih', options.biasInitializer, [rows], own],
      ['bias_hh', options.biasInitializer, [rows], hidden],
    ];
    return made.slice(0, bias ? 4 : 2).map(([name, initializer, shape, fans], part) => {
      const value = initializer
        ? initializer(keys[part]!, shape, fans)
        : pytorchDefault(keys[part]!, shape, hidden);
      return [`${name}_l${layer}${directions[i % directions.length]}`, tf.variable(value)] as const;
    });
  });
  return Object.fromEntries(variables);
}
