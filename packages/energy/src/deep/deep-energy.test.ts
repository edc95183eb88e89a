import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { independent, key, normal } from '@gen/core';
import { conv2d, dense, flatten, mlp, sequential, silu } from '@gen/core/nn';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { DeepEnergy } from './deep-energy.js';

const wide = () => independent(normal({ loc: tf.tensor1d([1, -1]), scale: 2 }), 1);
const points = (): Tensor =>
  tf.tensor2d([
    [0.5, -1],
    [2, 3],
    [-1, 0],
  ]);

describe('DeepEnergy', () => {
  test('is its network, less the log density of the base measure', async () => {
    const network = mlp({ inputs: 2, hidden: [4], outputs: 1, activation: silu, key: key(0) });
    const x = points();
    const energy = tf.squeeze(network.apply(x), [1]);
    await expectClose(new DeepEnergy({ network }).freeEnergy(x), energy);
    const based = new DeepEnergy({ network, base: wide });
    await expectClose(based.freeEnergy(x), tf.sub(energy, wide().logProb(x)));
    await expectNoLeak(() => based.freeEnergy(x));
    expect(Object.keys(based.parameters())).toEqual(
      Object.keys(network.parameters()).map((path) => `network.${path}`),
    );
    based.dispose();
    expect(Object.values(network.parameters()).every((each) => each.isDisposed)).toBe(true);
  });

  test('takes plain functions and networks of images', async () => {
    const plain = new DeepEnergy({ network: (x) => tf.sum(tf.square(x), -1) });
    await expectClose(plain.freeEnergy(points()), [1.25, 13, 1]);
    const [first, second] = [key(1), key(2)];
    const images = new DeepEnergy({
      network: sequential([
        conv2d({ inputs: 1, outputs: 2, kernelSize: 3, stride: 2, key: first }),
        silu,
        flatten,
        dense({ inputs: 8, outputs: 1, key: second }),
      ]),
    });
    expect(images.freeEnergy(tf.ones([3, 5, 5, 1])).shape).toEqual([3]);
    images.dispose();
  });

  test('says what does not fit', () => {
    const two = new DeepEnergy({ network: (x) => x });
    expect(() => two.freeEnergy(points())).toThrow(
      'DeepEnergy.freeEnergy: network: expected a number for each of the states [3,2]; got shape [3,2].',
    );
    const network = (x: Tensor) => tf.sum(x, -1);
    const scalars = new DeepEnergy({ network, base: () => normal({ loc: 0, scale: 1 }) });
    expect(() => scalars.freeEnergy(points())).toThrow('independent(distribution, rank)');
  });
});
