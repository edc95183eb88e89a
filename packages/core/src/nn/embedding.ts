import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import type { Key } from '../random/key.js';
import type { FunctionalLayer, ParameterValues } from './functional-layer.js';
import type { Initializer } from './initializer.js';
import { randomNormal } from './random-normal.js';
import { disposeVariables } from './layer-of.js';

/** Options of {@link embedding}. */
export interface EmbeddingOptions {
  /** Number of entries: indices are 0 … entries − 1. */
  readonly entries: number;
  /** Length of the vector of each entry. */
  readonly features: number;
  /** Key of the initial values. */
  readonly key: Key;
  /** An index, such as that of padding, whose vector is zero and is not trained. */
  readonly paddingIndex?: number;
  /** Makes the initial vectors; standard Gaussian where it is left out. */
  readonly weightInitializer?: Initializer;
}

/**
 * A table of vectors, one for each index: words, characters, classes.
 *
 *     y[..., :] = W[x[...], :]
 *
 * Maps whole numbers `[...]` to `[..., features]`. Its parameter is `weight`, W `[entries, features]`:
 * PyTorch's `Embedding`. The gradient adds up what comes to an entry from all places where it stands.
 * An index out of range is an error, and on WebGPU, which does not look, gives zeros.
 *
 * @throws InputError where a size is no count, or `paddingIndex` is no index.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { embedding } from '@gen/core/nn';
 *
 * const characters = embedding({ entries: 128, features: 16, key: key(0) });
 * const y = characters.apply(tf.tensor2d([[72, 105], [72, 111]], [2, 2], 'int32')); // [2, 2, 16]
 * characters.dispose();
 * ```
 */
export function embedding(options: EmbeddingOptions): FunctionalLayer {
  const { entries, features, paddingIndex } = options;
  checkOptions(options);
  const parameters = { weight: tf.tidy(() => tf.variable(initialWeight(options))) };
  const applyWith = ({ weight }: ParameterValues, x: Tensor): Tensor =>
    tf.tidy(() => {
      const indices = tf.reshape<tf.Rank.R1>(tf.cast(x, 'int32'), [-1]);
      const rows = tf.gather(weight as Tensor2D, indices);
      const kept =
        paddingIndex === undefined
          ? rows
          : tf.mul(rows, tf.cast(tf.expandDims(tf.notEqual(indices, paddingIndex), 1), 'float32'));
      return tf.reshape(kept, [...x.shape, features]);
    });
  return {
    parameters: () => parameters,
    apply: (x) => applyWith(parameters, x),
    applyWith,
    dispose: () => disposeVariables(parameters),
  };

  function initialWeight({ key, weightInitializer = standard }: EmbeddingOptions): Tensor {
    const weight = weightInitializer(key, [entries, features], {
      fanIn: entries,
      fanOut: features,
    });
    if (paddingIndex === undefined) return weight;
    const trained = tf.sub(1, tf.oneHot(tf.tensor1d([paddingIndex], 'int32'), entries));
    return tf.mul(weight, tf.reshape(trained, [entries, 1]));
  }
}

const standard = /* @__PURE__ */ randomNormal({ stddev: 1 });

function checkOptions({ entries, features, paddingIndex = 0 }: EmbeddingOptions): void {
  checkCount('embedding', 'entries', entries);
  checkCount('embedding', 'features', features);
  if (Number.isSafeInteger(paddingIndex) && paddingIndex >= 0 && paddingIndex < entries) return;
  throw new InputError({
    callee: 'embedding',
    argument: 'paddingIndex',
    expected: `an index from 0 to ${entries - 1}`,
    got: `${paddingIndex}`,
  });
}
