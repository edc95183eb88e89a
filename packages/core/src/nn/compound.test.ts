import * as tf from '@tensorflow/tfjs-core';
import { expectClose, layerLaws } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { key, split } from '../index.js';
import type { ApplyOptions } from './apply-options.js';
import { compound } from './compound.js';
import { dense } from './dense.js';
import { layerOf } from './layer-of.js';
import type { Layer, LayerOf } from './layer.js';
import { sequential } from './sequential.js';

const [valueKey, gateKey] = split(key(0));

layerLaws(
  'compound',
  () =>
    compound(
      {
        value: dense({ inputs: 3, outputs: 2, key: valueKey }),
        squash: tf.sigmoid,
        gate: dense({ inputs: 3, outputs: 2, key: gateKey }),
      },
      (x, { value, squash, gate }) => tf.mul(value(x), squash(gate(x))),
    ),
  {
    input: [4, 3],
    output: [4, 2],
    parameters: ['value.weight', 'value.bias', 'gate.weight', 'gate.bias'],
    refuses: [[4, 2]],
  },
);

/** A layer that notes what it is told. */
function listener(): Layer & { readonly heard: ApplyOptions[] } {
  const heard: ApplyOptions[] = [];
  const layer = layerOf({}, (x, options) => {
    heard.push(options);
    return tf.clone(x);
  });
  return { ...layer, heard };
}

const containers: Readonly<Record<string, (a: Layer, b: Layer) => Layer>> = {
  sequential: (a, b) => sequential([a, tf.square, sequential([b])]),
  compound: (a, b) => compound({ a, b }, (x, parts) => tf.add(parts.a(x), parts.b(x))),
};

test.each(Object.keys(containers))('%s tells its layers to train, each by its own key', (name) => {
  const [a, b] = [listener(), listener()];
  const network = containers[name]!(a, b);
  const x = tf.zeros([1]);
  for (const options of [{ train: true, key: key(1) }, { train: true, key: key(1) }, undefined]) {
    network.apply(x, options).dispose();
  }
  for (const { heard } of [a, b]) {
    expect(heard[0]!.train).toBe(true);
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[2]).toEqual({});
  }
  const words = [a, b].map(({ heard }) => `${heard[0]!.key!.words}`);
  expect(new Set([...words, `${key(1).words}`]).size).toBe(3);
  x.dispose();
});

test('a part may take several tensors', async () => {
  const product: LayerOf<{ readonly a: tf.Tensor; readonly b: tf.Tensor }> = {
    ...layerOf({}, (x) => x),
    apply: ({ a, b }) => tf.mul(a, b),
  };
  const squared = compound({ product }, (x, parts) => parts.product({ a: x, b: x }));
  const x = tf.tensor1d([3]);
  const y = squared.apply(x);
  await expectClose(y, [9]);
  tf.dispose([x, y]);
});
