import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectNoLeak, expectParameters, runOptimizer, stepOf } from '@gen/test-utils';
import { key } from '../../random/key.js';
import { scalarsAt } from '../../scalars-at.js';
import type { Optimizer } from '../optimizer.js';
import { chain } from './chain.js';
import goldens from './goldens/optimizers.json' with { type: 'json' };
import { preconditionedSgld } from './preconditioned-sgld.js';
import { sgld } from './sgld.js';

const learningRate = 0.1;

describe('Langevin dynamics', () => {
  const CHAINS = 20_000;
  const STEPS = 6;

  /** Mean and mean square after some steps from 2 in the potential θ² / 2, over many chains. */
  async function moments(optimizer: Optimizer): Promise<readonly [number, number]> {
    const result = tf.tidy(() => {
      let parameters: NamedTensorMap = { theta: tf.fill([CHAINS], 2) };
      let state = optimizer.init(parameters);
      for (let step = 0; step < STEPS; step++) {
        const scalars = scalarsAt(optimizer.schedules, step);
        const context = { state, parameters, scalars, key: key(step) };
        const next = stepOf(optimizer, parameters, context);
        parameters = next.parameters;
        state = { ...state, ...next.state };
      }
      const theta = parameters['theta']!;
      return tf.stack([tf.mean(theta), tf.mean(tf.square(theta))]);
    });
    const [mean, square] = await result.data();
    result.dispose();
    return [mean!, square!];
  }

  test('has the mean and the variance of the recursion', async () => {
    const [eta, temperature] = [0.3, 0.5];
    const [mean, square] = await moments(sgld({ learningRate: eta, temperature }));
    // θ ← (1 − η) θ + √(2 η T) ξ, so the variance is 2 η T Σ (1 − η)²ⁱ.
    const kept = (1 - eta) ** STEPS;
    const variance = (2 * eta * temperature * (1 - kept ** 2)) / (1 - (1 - eta) ** 2);
    expect(Math.abs(mean - 2 * kept)).toBeLessThan(5 * Math.sqrt(variance / CHAINS));
    const spread = square - mean ** 2;
    expect(Math.abs(spread - variance)).toBeLessThan(5 * variance * Math.sqrt(2 / CHAINS));
  });

  test('in the cold, ten steps are those of PyTorch without noise', async () => {
    const temperature = 1e-18;
    const { sgd, rmsprop } = goldens.cases;
    const cold = sgld({ learningRate, temperature });
    await expectParameters(runOptimizer(cold, 10), sgd.ten, 1e-5);
    const preconditioned = preconditionedSgld({ learningRate: 0.05, decay: 0.9, epsilon: 1e-8, temperature }); // prettier-ignore
    await expectParameters(runOptimizer(preconditioned, 10), rmsprop.ten, 1e-5);
  });

  test('with a preconditioner of 1 is the plain one', async () => {
    const options = { learningRate: 0.3, temperature: 0.5 };
    const plain = await moments(sgld(options));
    // v stays 0 where its decay is 1.
    const other = await moments(preconditionedSgld({ ...options, decay: 1, epsilon: 1 }));
    expect(other[0]).toBeCloseTo(plain[0], 5);
    expect(other[1]).toBeCloseTo(plain[1], 5);
  });

  test('draws other numbers for each parameter and each link', async () => {
    const updates = tf.tidy(() => {
      const zeros = { a: tf.zeros([3]), b: tf.zeros([3]) };
      const optimizer = chain(sgld({ learningRate }), sgld({ learningRate }));
      const scalars = scalarsAt(optimizer.schedules, 0);
      return optimizer.update(zeros, { state: {}, parameters: zeros, scalars, key: key(1) })
        .updates;
    });
    const [a, b] = await Promise.all([updates['a']!.data(), updates['b']!.data()]);
    expect([...a]).not.toEqual([...b]);
    tf.dispose(updates);
  });

  test('leaves no tensors behind', () =>
    expectNoLeak(() => runOptimizer(sgld({ learningRate }), 2)));

  test('a temperature of zero is refused', () =>
    expect(() => sgld({ learningRate, temperature: 0 })).toThrow(
      'sgld: temperature: expected a number > 0; got 0.',
    ));
});
