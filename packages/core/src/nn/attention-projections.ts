import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import type { ParameterValues } from './functional-layer.js';
import { zeros } from './constant.js';
import { glorotUniform } from './glorot.js';
import type { Initializer } from './initializer.js';
import { pytorchDefault } from './pytorch-default.js';
import { affine } from './times-transposed.js';

/** Options of `multiHeadAttention`. */
export interface MultiHeadAttentionOptions {
  /** Size of the last axis of queries and outputs. */
  readonly features: number;
  /** Number of heads, a divisor of `features`. */
  readonly heads: number;
  /** Key of the initial values. */
  readonly key: Key;
  /** Whether element i attends to the elements 0 … i alone. */
  readonly causal?: boolean;
  /** Probability that a weight of attention is zero in training: a key is needed then. */
  readonly dropout?: number;
  /** Whether biases are added. */
  readonly bias?: boolean;
  /** Size of the last axis of what keys are made of; `features` where it is left out. */
  readonly keyFeatures?: number;
  /** Size of the last axis of what values are made of; `features` where it is left out. */
  readonly valueFeatures?: number;
  /** Makes all initial weights; PyTorch's, Glorot's and ±1 / √features, where it is left out. */
  readonly weightInitializer?: Initializer;
  /** Makes the initial biases. */
  readonly biasInitializer?: Initializer;
}

/** The variables under PyTorch's names. */
export function attentionVariables({
  features,
  key,
  bias = true,
  keyFeatures = features,
  valueFeatures = features,
  weightInitializer,
  biasInitializer = zeros,
}: MultiHeadAttentionOptions): Readonly<Record<string, Variable>> {
  const keys = split(key, 6);
  const weight = (i: number, rows: number, columns: number, usual = glorotUniform): Variable => {
    const fans = { fanIn: columns, fanOut: rows };
    return tf.variable((weightInitializer ?? usual)(keys[i]!, [rows, columns], fans));
  };
  const biasOf = (i: number, size: number): Variable =>
    tf.variable(biasInitializer(keys[i]!, [size], { fanIn: features, fanOut: size }));
  const packed = keyFeatures === features && valueFeatures === features;
  return tf.tidy(() => ({
    ...(packed
      ? { in_proj_weight: weight(0, 3 * features, features) }
      : {
          q_proj_weight: weight(0, features, features),
          k_proj_weight: weight(1, features, keyFeatures),
          v_proj_weight: weight(2, features, valueFeatures),
        }),
    ...(bias && { in_proj_bias: biasOf(3, 3 * features) }),
    'out_proj.weight': weight(4, features, features, pytorchDefault),
    ...(bias && { 'out_proj.bias': biasOf(5, features) }),
  }));
}

/** Queries of x. */
export function queryOf(values: ParameterValues, x: Tensor): Tensor {
  const [weight] = weightsOf(values);
  return affine(x, weight, biasesOf(values)?.[0]);
}

/** Keys and values of what is attended to. */
export function keyAndValueOf(
  values: ParameterValues,
  key: Tensor,
  value: Tensor,
): [Tensor, Tensor] {
  const [, keyWeight, valueWeight] = weightsOf(values);
  const biases = biasesOf(values);
  return [affine(key, keyWeight, biases?.[1]), affine(value, valueWeight, biases?.[2])];
}

/** Queries, keys and values of x, by one product where it can be. */
export function queryKeyAndValueOf(values: ParameterValues, x: Tensor): Tensor[] {
  const packed = values['in_proj_weight'];
  if (packed === undefined) return [queryOf(values, x), ...keyAndValueOf(values, x, x)];
  return tf.split(affine(x, packed, values['in_proj_bias']), 3, -1);
}

const weightsOf = (values: ParameterValues): [Tensor, Tensor, Tensor] => {
  const packed = values['in_proj_weight'] as Tensor2D | undefined;
  if (packed !== undefined) return tf.split(packed, 3) as [Tensor2D, Tensor2D, Tensor2D];
  return [values['q_proj_weight']!, values['k_proj_weight']!, values['v_proj_weight']!];
};

const biasesOf = (values: ParameterValues): Tensor[] | undefined => {
  const bias = values['in_proj_bias'];
  return bias && tf.split(bias, 3);
};
