import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { expectClose } from '@gen/test-utils';
import { key } from '../random/key.js';
import { dense } from './dense.js';
import { applyNetwork, disposeNetwork, namedParameters } from './network.js';

test('a plain function serves wherever a layer does', async () => {
  const x = tf.tensor2d([[1, 2]]);
  const layer = dense({ inputs: 2, outputs: 1, key: key(0) });
  const y = [applyNetwork((at) => tf.square(at), x), applyNetwork(layer, x), layer.apply(x)];
  await expectClose(y[0]!, [1, 4]);
  await expectClose(y[1]!, y[2]!, 0);

  expect(namedParameters('f', tf.square)).toEqual({});
  expect(Object.keys(namedParameters('f', layer))).toEqual(['f.weight', 'f.bias']);

  tf.dispose([x, ...y]);
  const before = tf.memory().numTensors;
  disposeNetwork(tf.square);
  disposeNetwork(layer);
  expect(tf.memory().numTensors).toBe(before - 2);
});
