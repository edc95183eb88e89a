import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import {
  countDispatches,
  expectClose,
  expectNoLeak,
  optimizerLaws,
  type OptimizerLawOptions,
} from '@gen/test-utils';
import { key } from '../../random/key.js';
import { scalarsAt } from '../../scalars-at.js';
import type { Optimizer } from '../optimizer.js';
import { constant } from '../schedules/constant.js';
import { linear } from '../schedules/linear.js';
import { accumulateGradients } from './accumulate-gradients.js';
import { adafactor } from './adafactor.js';
import { adagrad } from './adagrad.js';
import { adamW } from './adam-w.js';
import { adam } from './adam.js';
import { adamax } from './adamax.js';
import { addDecayedWeights } from './add-decayed-weights.js';
import { addMomentum } from './add-momentum.js';
import { chain } from './chain.js';
import { clipByBlockRms } from './clip-by-block-rms.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { clipByValue } from './clip-by-value.js';
import { clipParameters } from './clip-parameters.js';
import { freeze } from './freeze.js';
import goldens from './goldens/optimizers.json' with { type: 'json' };
import { lamb } from './lamb.js';
import { lion } from './lion.js';
import { lookahead } from './lookahead.js';
import { masked } from './masked.js';
import { muon } from './muon.js';
import { nadam } from './nadam.js';
import { partition } from './partition.js';
import { preconditionedSgld } from './preconditioned-sgld.js';
import { rmsprop } from './rmsprop.js';
import { scaleByAdam } from './scale-by-adam.js';
import { scaleByFactoredRms } from './scale-by-factored-rms.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByParamBlockRms } from './scale-by-param-block-rms.js';
import { scaleByTrustRatio } from './scale-by-trust-ratio.js';
import { sgd } from './sgd.js';
import { sgld } from './sgld.js';
import { takeStep } from './take-step.js';

const learningRate = 0.1;
const isWeight = (path: string): boolean => path.endsWith('weight');
const isBias = (path: string): boolean => path.endsWith('bias');

/** Every optimizer obeys the laws; one whose name is in the goldens equals what is there. */
const instances: Readonly<Record<string, () => Optimizer>> = {
  sgd: () => sgd({ learningRate }),
  'sgd with momentum': () => sgd({ learningRate, momentum: 0.9 }),
  "sgd with Nesterov's momentum": () => sgd({ learningRate, momentum: 0.9, nesterov: true }),
  rmsprop: () => rmsprop({ learningRate: 0.05 }),
  'rmsprop, centred': () =>
    rmsprop({ learningRate: 0.05, decay: 0.8, epsilon: 1e-3, centered: true }),
  'rmsprop, centred, with momentum': () =>
    rmsprop({ learningRate: 0.05, decay: 0.8, epsilon: 1e-3, centered: true, momentum: 0.9 }),
  adagrad: () => adagrad({ learningRate }),
  'adagrad that starts at 0.1': () => adagrad({ learningRate, initialAccumulator: 0.1 }),
  adam: () => adam({ learningRate }),
  'adam with other numbers': () => adam({ learningRate, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }),
  'adam with a schedule': () => adam({ learningRate: linear({ to: 0.1, steps: 5 }) }),
  adamW: () => adamW({ learningRate, weightDecay: 0.05 }),
  'adamW of some': () => adamW({ learningRate, weightDecay: 0.05, decays: isWeight }),
  adamax: () => adamax({ learningRate }),
  nadam: () => nadam({ learningRate }),
  lion: () => lion({ learningRate: 0.05, weightDecay: 0.1 }),
  adafactor: () => adafactor({ learningRate, minDimSizeToFactor: 2 }),
  'adafactor with its own learning rate': () => adafactor({ minDimSizeToFactor: 1 }),
  'adafactor, not factored': () => adafactor({ learningRate }),
  lamb: () => lamb({ learningRate, weightDecay: 0.01 }),
  muon: () => muon({ learningRate, weightDecay: 0.05, others: adamW({ learningRate }) }),
  "muon with updates of Adam's size": () =>
    muon({
      learningRate,
      beta: 0.9,
      nesterov: false,
      scale: (rows, columns) => 0.2 * Math.sqrt(Math.max(rows, columns)),
      others: adamW({ learningRate }),
    }),
  clipByGlobalNorm: () => chain(clipByGlobalNorm(2), sgd({ learningRate })),
  clipByValue: () => chain(clipByValue(0.7), sgd({ learningRate })),
  masked: () => chain(masked(clipByValue(0.1), isWeight), sgd({ learningRate })),
  partition: () =>
    partition(
      { a: sgd({ learningRate, momentum: 0.9 }), b: adam({ learningRate: 0.02 }) },
      (path) => (isWeight(path) ? 'a' : 'b'),
    ),
  accumulateGradients: () =>
    accumulateGradients(adam({ learningRate: linear({ from: 0.1, to: 0.2, steps: 4 }) }), 3),
  lookahead: () => lookahead(adam({ learningRate }), { every: 4, rate: 0.3 }),
  sgld: () => sgld({ learningRate }),
  preconditionedSgld: () => preconditionedSgld({ learningRate }),
  'accumulateGradients of sgd': () => accumulateGradients(sgd({ learningRate }), 2),
  'lookahead of sgld': () => lookahead(sgld({ learningRate }), { every: 2 }),
  scaleByAdam: () => scaleByAdam(),
  addDecayedWeights: () => addDecayedWeights({ weightDecay: 0.1 }),
  addMomentum: () => addMomentum(),
  'a clip by global norm': () => clipByGlobalNorm(0.1),
  'a clip by value': () => clipByValue(0.1),
  clipByBlockRms: () => clipByBlockRms(0.1),
  clipParameters: () => clipParameters(0.1),
  'clipParameters of rmsprop': () => chain(rmsprop(), clipParameters(0.1)),
  scaleByParamBlockRms: () => scaleByParamBlockRms(),
  scaleByTrustRatio: () => scaleByTrustRatio(),
  scaleByLearningRate: () => scaleByLearningRate(learningRate),
  'an empty chain': () => chain(),
  'a chain of chains': () =>
    chain(clipByGlobalNorm(1), sgd({ learningRate, momentum: 0.9, nesterov: true }), adam()),
};

for (const [name, make] of Object.entries(instances)) optimizerLaws(name, make);

const frozen: OptimizerLawOptions = { follows: isWeight };
optimizerLaws('freeze', () => freeze(adam({ learningRate }), isBias), frozen);
optimizerLaws('freeze of sgld', () => freeze(sgld({ learningRate }), isBias), frozen);

const start = (): NamedTensorMap => ({
  weight: tf.tensor2d([
    [0.5, -1, 0.25],
    [2, 0.125, -0.75],
  ]),
  bias: tf.tensor1d([0.5, -0.25]),
});

const gradients = (step: number): NamedTensorMap => ({
  weight: tf.tensor(
    [0, 1, 2, 3, 4, 5].map((i) => (Math.sin(1 + 3 * step + 2 * i) * (i + 1)) / 2),
    [2, 3],
  ),
  bias: tf.tensor1d([0, 1].map((i) => Math.cos(2 + step + 3 * i))),
});

/** Follows gradients from the start for some steps; returns the parameters. */
function run(
  optimizer: Optimizer,
  steps: number,
  gradientsAt: (step: number) => NamedTensorMap = gradients,
): NamedTensorMap {
  return tf.tidy(() => {
    let parameters = start();
    let state = optimizer.init(parameters);
    for (let step = 0; step < steps; step++) {
      const scalars = scalarsAt(optimizer.schedules, step);
      const context = { state, parameters, scalars, key: key(step) };
      const next = takeStep(optimizer, gradientsAt(step), context);
      parameters = { ...parameters, ...next.parameters };
      state = { ...state, ...next.state };
    }
    return parameters;
  });
}

type Golden = Readonly<Record<'one' | 'ten', Readonly<Record<string, readonly number[]>>>>;

async function expectEqual(
  parameters: NamedTensorMap,
  wanted: Readonly<Record<string, readonly number[] | tf.Tensor>>,
  tolerance: number,
): Promise<void> {
  for (const path of Object.keys(parameters)) {
    await expectClose(parameters[path]!, wanted[path]!, tolerance);
  }
  tf.dispose(parameters);
}

describe('one step and ten steps equal', () => {
  const all: Readonly<Record<string, () => Optimizer>> = {
    ...instances,
    freeze: () => freeze(adam({ learningRate }), isBias),
  };
  test.each(Object.entries<Golden>(goldens.cases))('$0', async (name, { one, ten }) => {
    await expectEqual(run(all[name]!(), 1), one, 2e-6);
    await expectEqual(run(all[name]!(), 10), ten, 1e-5);
  });
});

describe('transformations', () => {
  test('a gradient shorter than the limit is not clipped', () =>
    expectEqual(
      run(chain(clipByGlobalNorm(100), sgd({ learningRate })), 3),
      run(sgd({ learningRate }), 3),
      1e-6,
    ));

  test('only the parameters that are chosen decay', async () => {
    const parameters = { weight: tf.scalar(2), bias: tf.scalar(2) };
    const grads = { weight: tf.scalar(0), bias: tf.scalar(0) };
    const decay = addDecayedWeights({ weightDecay: 0.5, decays: (path) => path !== 'bias' });
    const scalars = scalarsAt(decay.schedules, 0);
    const { updates } = decay.update(grads, { state: {}, parameters, scalars, key: key(0) });
    await expectClose(updates['weight']!, 1);
    await expectClose(updates['bias']!, 0);
    tf.dispose([parameters, grads, updates, { ...scalars }]);
  });

  test('the links of a chain keep their states and schedules apart', () => {
    const parameters = { weight: tf.scalar(1) };
    const optimizer = chain(adam(), chain(addMomentum(), scaleByAdam()));
    const state = optimizer.init(parameters);
    expect(Object.keys(state)).toEqual([
      '0.0.firstMoment.weight',
      '0.0.secondMoment.weight',
      '1.0.momentum.weight',
      '1.1.firstMoment.weight',
      '1.1.secondMoment.weight',
    ]);
    expect(Object.keys(optimizer.schedules)).toEqual([
      '0.0.scale',
      '0.0.epsilon',
      '0.1.learningRate',
      '1.1.scale',
      '1.1.epsilon',
    ]);
    tf.dispose([parameters, state]);
  });

  const dispatches: readonly [string, () => Optimizer, number][] = [
    ['adamW', () => adamW(), 3], // the coefficients are stacked by one
    ['sgd', () => sgd({ learningRate }), 3], // the learning rate is negated by one
    ['sgd with momentum', () => sgd({ learningRate, momentum: 0.9 }), 5],
    ["Nesterov's momentum", () => sgd({ learningRate, momentum: 0.9, nesterov: true }), 7],
    ['rmsprop', () => rmsprop(), 7],
    ['lion', () => lion(), 9],
  ];
  test.each(dispatches)('a step of %s is few dispatches', (_, make, wanted) => {
    const optimizer = make();
    const [parameters, grads] = [
      { a: tf.ones([3, 2]), b: tf.ones([2]) },
      { a: tf.ones([3, 2]), b: tf.ones([2]) },
    ];
    const context = {
      state: optimizer.init(parameters),
      parameters,
      scalars: scalarsAt(optimizer.schedules, 0),
      key: key(0),
    };
    const count = countDispatches(() => ({ ...takeStep(optimizer, grads, context) }));
    expect(count).toBe(tf.getBackend() === 'webgpu' ? wanted : 0);
    tf.dispose([parameters, grads, context.state, { ...context.scalars }]);
  });

  test('a limit of nothing is refused', () =>
    expect(() => clipByGlobalNorm(0)).toThrow(
      'clipByGlobalNorm: maxNorm: expected a number > 0; got 0.',
    ));
});

test('clipParameters leaves no parameter beyond its bound, where its step leads it there', async () => {
  const free = run(sgd({ learningRate }), 1);
  const clipped = run(chain(sgd({ learningRate }), clipParameters(0.4)), 1);
  const wanted = tf.tidy(() =>
    Object.fromEntries(
      Object.entries(free).map(([path, value]) => [path, tf.clipByValue(value, -0.4, 0.4)]),
    ),
  );
  await expectEqual(clipped, wanted, 1e-7);
  tf.dispose([free, wanted]);
});

describe('accumulateGradients', () => {
  const half = (step: number): NamedTensorMap => gradients(Math.floor(step / 2));

  test('of k steps with the same gradient is one step with it', () =>
    expectEqual(
      run(accumulateGradients(adam({ learningRate }), 2), 8, half),
      run(adam({ learningRate }), 4),
      1e-6,
    ));

  test('follows the mean of the gradients', () => {
    const mean = (step: number): NamedTensorMap => {
      const [a, b] = [gradients(2 * step), gradients(2 * step + 1)];
      return Object.fromEntries(
        Object.keys(a).map((path) => [path, tf.div(tf.add(a[path]!, b[path]!), 2)]),
      );
    };
    const make = (): Optimizer => chain(clipByGlobalNorm(1), sgd({ learningRate, momentum: 0.9 }));
    return expectEqual(run(accumulateGradients(make(), 2), 6), run(make(), 3, mean), 1e-6);
  });

  test('leaves the parameters between its steps, bit for bit', () =>
    expectEqual(run(accumulateGradients(adam(), 3), 2), tf.tidy(start), 0));

  test('forgets what was not a number with the step that followed it', async () => {
    const optimizer = accumulateGradients(scaleByLearningRate(constant(0)), 2);
    const odd = (step: number): NamedTensorMap =>
      step === 0 ? { bias: tf.tensor1d([NaN, 1]) } : { bias: tf.tensor1d([1, 1]) };
    const state = tf.tidy(() => {
      let state = optimizer.init(start());
      for (let step = 0; step < 2; step++) {
        const scalars = scalarsAt(optimizer.schedules, step);
        const context = { state, parameters: start(), scalars, key: key(0) };
        state = { ...state, ...optimizer.update(odd(step), context).state };
      }
      return state['gradient.bias']!;
    });
    await expectClose(state, [0, 0], 0);
    state.dispose();
  });

  test('does the same work at every step', () => {
    const optimizer = accumulateGradients(adam(), 2);
    const work = [0, 1, 2, 3].map((step) => {
      const parameters = start();
      const context = {
        state: optimizer.init(parameters),
        parameters,
        scalars: scalarsAt(optimizer.schedules, step),
        key: key(0),
      };
      const grads = gradients(step);
      const count = countDispatches(() => ({ ...takeStep(optimizer, grads, context) }));
      tf.dispose([parameters, grads, context.state, { ...context.scalars }]);
      return count;
    });
    expect(new Set(work).size).toBe(1);
  });

  test('of no steps is refused', () =>
    expect(() => accumulateGradients(adam(), 0)).toThrow(
      'accumulateGradients: every: expected an integer ≥ 1; got 0.',
    ));
});

describe('lookahead', () => {
  test('with a rate of 1 is the optimizer itself', () =>
    expectEqual(
      run(lookahead(adam({ learningRate }), { rate: 1 }), 7),
      run(adam({ learningRate }), 7),
      1e-6,
    ));

  test('with a rate of 0 returns to the start', () =>
    expectEqual(run(lookahead(adam(), { every: 3, rate: 0 }), 6), tf.tidy(start), 0));
});

describe('partition and freeze', () => {
  test('what is frozen has no state', () => {
    const parameters = start();
    const state = freeze(adam(), isBias).init(parameters);
    expect(Object.keys(state)).toEqual(['0.firstMoment.weight', '0.secondMoment.weight']);
    tf.dispose([parameters, state]);
  });

  test('a clip of a part does not see the others', () => {
    const clipped = (): Optimizer => chain(clipByGlobalNorm(0.5), sgd({ learningRate }));
    const alone = (step: number): NamedTensorMap => ({ weight: gradients(step)['weight']! });
    const optimizer = partition({ a: clipped(), b: chain(clipByValue(1e-9)) }, (path) =>
      isWeight(path) ? 'a' : 'b',
    );
    return expectEqual(run(optimizer, 3), run(clipped(), 3, alone), 1e-6);
  });

  test('chooses by shape too', () => {
    const parameters = start();
    const optimizer = partition({ matrix: adam(), vector: sgd({ learningRate }) }, (_, shape) =>
      shape.length > 1 ? 'matrix' : 'vector',
    );
    const state = optimizer.init(parameters);
    expect(Object.keys(state)).toEqual([
      'matrix.0.firstMoment.weight',
      'matrix.0.secondMoment.weight',
    ]);
    tf.dispose([parameters, state]);
  });

  test('a part that there is not is refused', () => {
    const parameters = start();
    const optimizer = partition({ a: adam() }, ((path: string) =>
      path === 'bias' ? 'b' : 'a') as () => 'a');
    expect(() => optimizer.init(parameters)).toThrow(
      'partition: partOf: expected one of a for bias; got b.',
    );
    tf.dispose(parameters);
  });
});

describe('muon', () => {
  const update = (shape: number[]): tf.Tensor =>
    tf.tidy(() => {
      const optimizer = muon({ learningRate: 1, scale: () => 1 });
      const size = tf.util.sizeFromShape(shape);
      const values = Float32Array.from({ length: size }, (_, i) => Math.cos(i * i));
      const weight = tf.tensor(values, shape);
      const parameters = { weight };
      const state = optimizer.init(parameters);
      const scalars = scalarsAt(optimizer.schedules, 0);
      return optimizer.update(parameters, { state, parameters, scalars, key: key(0) }).updates[
        'weight'
      ]!;
    });

  test.each([[[8, 3]], [[3, 8]]])(
    'makes the rows or columns of %j nearly orthonormal',
    async (shape) => {
      const gram = tf.tidy(() => {
        const u = update(shape);
        const isTall = shape[0]! > shape[1]!;
        return tf.matMul(u, u, isTall, !isTall) as tf.Tensor;
      });
      // The quintic takes singular values of 0.02 to 1 to between 0.68 and 1.14, so squares to within 0.54 of 1.
      const values = await gram.data();
      const n = gram.shape[0]!;
      values.forEach((value, i) => {
        const isDiagonal = i % (n + 1) === 0;
        expect(Math.abs(value - (isDiagonal ? 1 : 0))).toBeLessThan(0.54);
      });
      gram.dispose();
    },
  );

  test('flattens a kernel to a matrix of its outputs', async () => {
    const [kernel, matrix] = [update([2, 2, 3, 5]), update([12, 5])];
    await expectClose(
      tf.tidy(() => tf.reshape(kernel, [12, 5])),
      matrix,
      1e-6,
    );
    tf.dispose([kernel, matrix]);
  });

  test('a gradient of zeros is no step', () =>
    expectEqual(
      run(muon(), 1, () => tf.tidy(() => ({ weight: tf.zeros([2, 3]) }))),
      tf.tidy(start),
      0,
    ));
});

test('the state of a factored parameter is its rows and columns', () => {
  const parameters = { kernel: tf.ones([2, 5, 4]), bias: tf.ones([7]) };
  const state = scaleByFactoredRms({ minDimSizeToFactor: 3 }).init(parameters);
  const shapes = Object.entries(state).map(([name, { shape }]) => [name, shape]);
  expect(shapes).toEqual([
    ['rows.kernel', [2, 4]],
    ['columns.kernel', [2, 5]],
    ['secondMoment.bias', [7]],
  ]);
  tf.dispose([parameters, state]);
});

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
        const next = takeStep(optimizer, parameters, context);
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

  test('leaves no tensors behind', () => expectNoLeak(() => run(sgld({ learningRate }), 2)));

  test('a temperature of zero is refused', () =>
    expect(() => sgld({ learningRate, temperature: 0 })).toThrow(
      'sgld: temperature: expected a number > 0; got 0.',
    ));
});
