import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { countDispatches, expectClose, wave } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { key } from '../random/key.js';
import { elu, gelu, leakyRelu, relu, sigmoid, silu, softplus, tanh } from './activations.js';
import { convTranspose2d } from './conv-transpose2d.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import { flatten } from './flatten.js';
import type { Layer } from './layer.js';
import { sequential } from './sequential.js';

const functions = { elu, gelu, leakyRelu, relu, sigmoid, silu, softplus, tanh, flatten };
const sizes = { inputs: 2, outputs: 3, key: key(0) };
const layers: Readonly<Record<string, readonly [make: () => Layer, shape: number[]]>> = {
  dense: [() => dense(sizes), [2, 5, 2]],
  'dense without bias': [() => dense({ ...sizes, bias: false }), [5, 2]],
  conv2d: [() => conv2d({ ...sizes, kernelSize: 3 }), [2, 5, 4, 2]],
  convTranspose2d: [() => convTranspose2d({ ...sizes, kernelSize: 2 }), [2, 3, 3, 2]],
};

describe.each(Object.keys(layers))('%s', (name) => {
  test.each(Object.keys(functions) as (keyof typeof functions)[])(
    'and then %s, in a sequence, is one after the other, and so are the gradients',
    async (then) => {
      const [make, shape] = layers[name]!;
      const layer = make();
      const together = sequential([layer, (x) => functions[then](x)]);
      const x = tf.tensor(wave(shape, 0, 0.7), shape);
      const loss = (f: (x: Tensor) => Tensor): Scalar => tf.sum(tf.sin(f(x)));
      const [y, z] = tf.tidy(() => [
        tf.variableGrads(() => loss((x) => sequential([layer, functions[then]]).apply(x))),
        tf.variableGrads(() => loss((x) => together.apply(x))),
      ]);
      await expectClose(y.value, z.value, 1e-5);
      for (const path of Object.keys(z.grads)) await expectClose(y.grads[path]!, z.grads[path]!);
      tf.dispose([x, y.value, y.grads, z.value, z.grads]);
      layer.dispose();
    },
  );
});

test('a dense layer and its activation take two dispatches', () => {
  const layer = dense(sizes);
  const network = sequential([layer, tanh]);
  const x = tf.ones([4, 2]);
  expect(countDispatches(() => network.apply(x))).toBeLessThanOrEqual(2);
  x.dispose();
  layer.dispose();
});
