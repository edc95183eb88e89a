import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { countDispatches, expectClose, optimizerLaws } from '@gen/test-utils';
import { key } from '../../random/key.js';
import { scalarsAt } from '../../scalars-at.js';
import type { Optimizer } from '../optimizer.js';
import { linear } from '../schedules/linear.js';
import { adamW } from './adam-w.js';
import { adam } from './adam.js';
import { addDecayedWeights } from './add-decayed-weights.js';
import { addMomentum } from './add-momentum.js';
import { chain } from './chain.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { clipByValue } from './clip-by-value.js';
import { scaleByAdam } from './scale-by-adam.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { sgd } from './sgd.js';
import { takeStep } from './take-step.js';

optimizerLaws('scaleByAdam', () => scaleByAdam());
optimizerLaws('addDecayedWeights', () => addDecayedWeights({ weightDecay: 0.1 }));
optimizerLaws('addDecayedWeights of some', () =>
  addDecayedWeights({ weightDecay: 0.1, decays: (path) => path.endsWith('weight') }),
);
optimizerLaws('addMomentum', () => addMomentum());
optimizerLaws('clipByGlobalNorm', () => clipByGlobalNorm(0.1));
optimizerLaws('clipByValue', () => clipByValue(0.1));
optimizerLaws('scaleByLearningRate', () => scaleByLearningRate(0.1));
optimizerLaws('an empty chain', () => chain());
optimizerLaws('adam', () => adam());
optimizerLaws('adamW', () => adamW());
optimizerLaws('adamW of some', () =>
  adamW({ weightDecay: 0.1, decays: (path) => path.endsWith('weight'), beta1: 0.5, epsilon: 1e-3 }),
);
optimizerLaws('adam after clipping', () => chain(clipByGlobalNorm(1), adam()));
optimizerLaws('a chain of chains', () =>
  chain(clipByGlobalNorm(1), sgd({ learningRate: 0.1, momentum: 0.9, nesterov: true }), adam()),
);

// The parameters [[0.5, -1], [2, 0]] after one and after ten steps with the gradients
// g[t, i] = sin(1 + 3 t + 2 i) (i + 1), in double precision. PyTorch 2.15:
//   torch.optim.{Adam,AdamW,SGD}([p], lr=0.1, …)
// optax 0.2.8:
//   optax.chain(optax.clip_by_global_norm(2.0), optax.sgd(0.1)), optax.chain(optax.clip(0.7), …),
//   optax.adam(optax.linear_schedule(0.0, 0.1, 5))
const learningRate = 0.1;
const goldens: readonly [string, Optimizer, readonly number[], readonly number[]][] = [
  [
    'Adam of PyTorch and optax',
    adam({ learningRate }),
    [0.400000001, -1.099999996, 2.1, -0.1],
    [0.314738956, -1.084242821, 2.153801742, -0.201787798],
  ],
  [
    'Adam of PyTorch with betas=(0.5, 0.9), eps=1e-3',
    adam({ learningRate, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }),
    [0.400118698, -1.099646943, 2.099965251, -0.099961962],
    [0.383648251, -1.047248465, 2.08484361, -0.131319135],
  ],
  [
    'AdamW of PyTorch and optax with weight_decay=0.05',
    adamW({ learningRate, weightDecay: 0.05 }),
    [0.397500001, -1.094999996, 2.09, -0.1],
    [0.296604707, -1.031494221, 2.050290065, -0.195129796],
  ],
  [
    'Adam of optax with a linear schedule',
    adam({ learningRate: linear({ to: 0.1, steps: 5 }) }),
    [0.5, -1.0, 2.0, 0.0],
    [0.438239594, -0.997576236, 2.037651212, -0.073926068],
  ],
  [
    'SGD of PyTorch',
    sgd({ learningRate }),
    [0.415852902, -1.028224002, 2.287677282, -0.262794639],
    [0.439052236, -0.90719445, 2.066981083, -0.259941675],
  ],
  [
    'SGD of PyTorch with momentum=0.9',
    sgd({ learningRate, momentum: 0.9 }),
    [0.415852902, -1.028224002, 2.287677282, -0.262794639],
    [0.195114024, -0.99583473, 2.909457836, -1.017578543],
  ],
  [
    'SGD of PyTorch with momentum=0.9, nesterov=True',
    sgd({ learningRate, momentum: 0.9, nesterov: true }),
    [0.340120513, -1.053625603, 2.546586837, -0.499309815],
    [0.164654858, -0.903445708, 2.885493135, -1.175762364],
  ],
  [
    'clip_by_global_norm of optax',
    chain(clipByGlobalNorm(2), sgd({ learningRate })),
    [0.457886499, -1.014125401, 2.143975226, -0.131522091],
    [0.468555588, -0.945160883, 2.02586986, -0.138386662],
  ],
  [
    'clip of optax',
    chain(clipByValue(0.7), sgd({ learningRate })),
    [0.43, -1.028224002, 2.07, -0.07],
    [0.447519085, -0.972340902, 2.0, -0.07346966],
  ],
];

const gradient = (step: number): tf.Tensor =>
  tf.tensor2d(
    [0, 1, 2, 3].map((i) => Math.sin(1 + 3 * step + 2 * i) * (i + 1)),
    [2, 2],
  );

/** Follows the gradients from the start for some steps; returns the parameters. */
function run(optimizer: Optimizer, steps: number): tf.Tensor {
  return tf.tidy(() => {
    const parameter = tf.variable<tf.Rank>(tf.tensor2d([0.5, -1, 2, 0], [2, 2]));
    let state = optimizer.init({ parameter });
    for (let step = 0; step < steps; step++) {
      const scalars = scalarsAt(optimizer.schedules, step);
      const context = { state, parameters: { parameter }, scalars, key: key(step) };
      const next = takeStep(optimizer, { parameter: gradient(step) }, context);
      parameter.assign(next.parameters['parameter']!);
      state = { ...state, ...next.state };
    }
    const result = tf.clone(parameter);
    parameter.dispose();
    return result;
  });
}

describe('one step and ten steps equal', () => {
  test.each(goldens)('%s', async (_, optimizer, one, ten) => {
    const parameters = [run(optimizer, 1), run(optimizer, 10)];
    await expectClose(parameters[0]!, one, 2e-6);
    await expectClose(parameters[1]!, ten, 5e-6);
    tf.dispose(parameters);
  });
});

describe('transformations', () => {
  test('a gradient shorter than the limit is not clipped', async () => {
    const [clipped, plain] = [
      chain(clipByGlobalNorm(100), sgd({ learningRate })),
      sgd({ learningRate }),
    ];
    const parameters = [run(clipped, 3), run(plain, 3)];
    await expectClose(parameters[0]!, parameters[1]!, 1e-6);
    tf.dispose(parameters);
  });

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

  test('a step of Adam is a dispatch a parameter, and one for all', () => {
    const optimizer = adamW();
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
    expect(count).toBe(tf.getBackend() === 'webgpu' ? 3 : 0);
    tf.dispose([parameters, grads, context.state, { ...context.scalars }]);
  });

  test('a limit of nothing is refused', () =>
    expect(() => clipByGlobalNorm(0)).toThrow(
      'clipByGlobalNorm: maxNorm: expected a number > 0; got 0.',
    ));
});
