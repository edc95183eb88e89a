import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose } from '@gen/test-utils';
import { gaussian } from '../random/gaussian.js';
import { key, split } from '../index.js';
import { tanh } from './activations.js';
import { autoregressiveMasks, type AutoregressiveMasksOptions } from './autoregressive-masks.js';
import type { Layer } from './layer.js';
import { maskedDense } from './masked-dense.js';
import { sequential } from './sequential.js';

/** A network of masked layers. */
function made(masks: readonly tf.Tensor2D[]): Layer {
  const keys = split(key(0), masks.length);
  return sequential(
    masks.flatMap((mask, i) => {
      const [outputs, inputs] = mask.shape;
      const layer = maskedDense({ inputs, outputs, mask, key: keys[i]! });
      return i === masks.length - 1 ? [layer] : [layer, tanh];
    }),
  );
}

const cases: readonly AutoregressiveMasksOptions[] = [
  { features: 4, hidden: [9, 7] },
  { features: 4, hidden: [6], multiplier: 2, order: [2, 0, 3, 1] },
  { features: 3, hidden: [6, 6], context: 2 },
  { features: 1, hidden: [3], context: 1 },
  { features: 3, hidden: [] },
  { features: 3, hidden: [[1, 2, 2, 1]] },
];

describe.each(cases)('%o', (options) => {
  const { features, multiplier = 1, context = 0, order } = options;
  const place = (feature: number): number => order?.[feature] ?? feature;

  test('each output reads the features before it and the context, and no other, to the bit', async () => {
    const masks = autoregressiveMasks(options);
    const network = made(masks);
    const reads = tf.tidy(() => {
      const x = gaussian(key(1), [1, features + context]);
      const rows = Array.from({ length: features * multiplier }, (_, output) => {
        const one = (at: tf.Tensor): tf.Tensor => tf.slice(network.apply(at), [0, output], [1, 1]);
        return tf.cast(tf.notEqual(tf.grad(one)(x), 0), 'float32');
      });
      return tf.concat(rows, 0);
    });
    const wanted = Array.from({ length: features * multiplier }, (_, output) =>
      Array.from({ length: features + context }, (_, input) => {
        const feature = Math.floor(output / multiplier);
        return input >= features || place(input) < place(feature) ? 1 : 0;
      }),
    );
    await expectClose(reads, wanted.flat(), 0);
    tf.dispose([reads, masks]);
    network.dispose();
  });
});

test('weights that a mask leaves out have no gradient, and the mask is a buffer', async () => {
  const mask = tf.tensor2d([1, 0, 0, 1], [2, 2]);
  const layer = maskedDense({ inputs: 2, outputs: 2, mask, key: key(0) });
  const { weight, bias, mask: buffer } = layer.parameters();
  expect(buffer!.trainable).toBe(false);
  const x = tf.ones([3, 2]);
  const { value, grads } = tf.variableGrads(() => tf.sum(layer.apply(x)), [weight!, bias!]);
  await expectClose(grads[weight!.name]!, [3, 0, 0, 3]);
  tf.dispose([mask, x, value, grads]);
  layer.dispose();
});
