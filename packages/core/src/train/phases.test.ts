import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose } from '@gen/test-utils';
import { compile } from '../compile/compile.js';
import type { Objective } from '../objective.js';
import { gaussian } from '../random/gaussian.js';
import { key, type Key } from '../random/key.js';
import { stateDict } from '../nn/state-dict.js';
import { valueAndGrads } from '../value-and-grads.js';
import type { FitStepsOptions } from './fit-options.js';
import { fit } from './fit.js';
import { fitSteps } from './fit-steps.js';
import { memoryStore } from './memory-store.js';
import { movingAverage } from './moving-average.js';
import { accumulateGradients } from './optimizers/accumulate-gradients.js';
import { adam } from './optimizers/adam.js';
import { lookahead } from './optimizers/lookahead.js';
import { sgd } from './optimizers/sgd.js';
import { sgld } from './optimizers/sgld.js';
import { phasesOf, type Phases } from './phase.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import { constant } from './schedules/constant.js';
import { optimizerState, stepInputs, stepOn, trainStep } from './training.js';

/** Two numbers that play against each other: a critic and a generator. */
function game() {
  const variables = tf.tidy(() => ({
    'critic.x': tf.variable(tf.scalar(1)),
    'generator.y': tf.variable(tf.scalar(2)),
  }));
  return { parameters: () => variables, dispose: () => tf.dispose({ ...variables }) };
}

const isCritic = (path: string): boolean => path.startsWith('critic.');
const isGenerator = (path: string): boolean => path.startsWith('generator.');
const batches = { batchesPerEpoch: 2, batchSize: 1, batch: () => tf.scalar(1) };

/** Minimises a number of both; with gradients for both, of which a phase takes its own. */
const of =
  (model: ReturnType<typeof game>, value: (x: Tensor, y: Tensor) => Tensor): Objective<Tensor> =>
  (batch) => {
    const { 'critic.x': x, 'generator.y': y } = model.parameters();
    return valueAndGrads(model.parameters(), () => ({
      value: tf.mul<Scalar>(batch, value(x, y)),
    }));
  };

const descend = sgd({ learningRate: 0.5 });

describe('phases', () => {
  const phasesFor = (model: ReturnType<typeof game>, every = 1): Phases<Tensor> => ({
    critic: { objective: of(model, (x, y) => tf.mul(x, y)), optimizer: descend, trains: isCritic },
    generator: {
      objective: of(model, (x, y) => tf.neg(tf.mul(x, y))),
      optimizer: descend,
      trains: isGenerator,
      every,
    },
  });
  const run = (model: ReturnType<typeof game>, more: Partial<FitStepsOptions<Tensor>> = {}) => ({
    model,
    objective: phasesFor(model),
    batches,
    key: key(0),
    reportEvery: 1,
    steps: 3,
    ...more,
  });

  test('are taken in turn, each from where the one before it left the parameters', async () => {
    const model = game();
    await fit(run(model));
    let [x, y] = [1, 2];
    for (let step = 0; step < 3; step++) {
      x -= 0.5 * y;
      y += 0.5 * x;
    }
    await expectClose(model.parameters()['critic.x'], x, 1e-6);
    await expectClose(model.parameters()['generator.y'], y, 1e-6);
    model.dispose();
  });

  test('go at their own rates, in the last of so many steps', async () => {
    const model = game();
    const history: unknown[] = [];
    for await (const { metrics } of fitSteps(
      run(model, { objective: phasesFor(model, 3), steps: 7 }),
    )) {
      history.push(metrics);
    }
    let [x, y] = [1, 2];
    const wanted = [0, 1, 2, 3, 4, 5, 6].map((step) => {
      const losses: Record<string, number> = { 'critic.loss': x * y };
      x -= 0.5 * y;
      if (step % 3 === 2) {
        losses['generator.loss'] = -x * y;
        y += 0.5 * x;
      }
      return losses;
    });
    expect(history).toEqual(wanted);
    model.dispose();
  });

  test('count their own times in schedules', async () => {
    const model = game();
    const seen: number[] = [];
    const rate = (step: number): number => {
      seen.push(step);
      return 0;
    };
    const objective: Phases<Tensor> = {
      slow: { objective: of(model, (x) => x), optimizer: sgd({ learningRate: rate }), every: 2 },
    };
    await fit(run(model, { objective, steps: 6 }));
    expect(seen).toEqual([0, 1, 2]);
    model.dispose();
  });

  test('draw with keys of their own, one phase with that of the step', async () => {
    const model = game();
    const keys: Record<string, Key[]> = { first: [], second: [], only: [] };
    const noting = (name: string): Objective<Tensor> => {
      const objective = of(model, (x) => x);
      return (batch, ofStep, scalars) => {
        keys[name]!.push(ofStep);
        return objective(batch, ofStep, scalars);
      };
    };
    const objective = {
      first: { objective: noting('first') },
      second: { objective: noting('second') },
    };
    await fit(run(model, { objective, eager: true }));
    await fit(run(model, { objective: noting('only'), eager: true }));
    const words = Object.values(keys).flatMap((all) => all.map(({ words }) => `${words}`));
    expect(words.length).toBe(9);
    expect(new Set(words).size).toBe(9);
    model.dispose();
  });

  test('follow one another, each beginning with what the one before has made', async () => {
    const whole = game();
    const layered = (model: ReturnType<typeof game>) => {
      const { 'critic.x': x, 'generator.y': y } = model.parameters();
      const rates: number[] = [];
      const learningRate = (step: number): number => {
        rates.push(step);
        return 0.5;
      };
      const objective: Phases<Tensor> = {
        first: { objective: of(model, (a) => a), trains: isCritic, optimizer: descend, until: 2 },
        second: {
          objective: of(model, (a, b) => tf.mul(a, b)),
          trains: isGenerator,
          optimizer: sgd({ learningRate }),
          from: 2,
          begin: () => y!.assign(tf.tidy(() => tf.mul(10, x!))),
        },
      };
      return { rates, options: run(model, { objective, steps: 4 }) };
    };
    const { rates, options } = layered(whole);
    const history: unknown[] = [];
    for await (const { metrics } of fitSteps(options)) history.push(metrics);
    // x goes 1 → ½ → 0, then stays; y begins at 10 x.
    expect(history).toEqual([
      { 'first.loss': 1 },
      { 'first.loss': 0.5 },
      { 'second.loss': 0 },
      { 'second.loss': 0 },
    ]);
    expect(rates).toEqual([0, 1]);
    await expectClose(whole.parameters()['generator.y'], 0, 0);

    const [first, second] = [game(), game()];
    const store = memoryStore();
    await fit({ ...layered(first).options, steps: 2, checkpoint: { store } });
    await expectClose(first.parameters()['generator.y'], 2, 0);
    await fit({ ...layered(second).options, resume: (await readCheckpoint(store))! });
    expect(await stateDict(second)).toEqual(await stateDict(whole));
    for (const model of [whole, first, second]) model.dispose();
  });

  test('have the optimizer of the run where they have none', async () => {
    const model = game();
    const objective = { only: { objective: of(model, (x) => x), trains: isCritic } };
    await fit(run(model, { objective, optimizer: descend, steps: 1 }));
    await expectClose(model.parameters()['critic.x'], 0.5, 1e-6);
    await expectClose(model.parameters()['generator.y'], 2, 0);
    model.dispose();
  });

  test('are resumed as if never interrupted, bit for bit', async () => {
    const store = memoryStore();
    const options = (model: ReturnType<typeof game>) => {
      const [critic, generator] = Object.values(phasesFor(model, 2));
      const objective = {
        critic: { ...critic!, optimizer: accumulateGradients(adam({ learningRate: 0.1 }), 2) },
        generator: {
          ...generator!,
          optimizer: lookahead(sgld({ learningRate: 0.1 }), { every: 2 }),
        },
      };
      return run(model, { objective, steps: 9 });
    };
    const [whole, first, second] = [game(), game(), game()];
    await fit(options(whole));
    await fit({ ...options(first), steps: 5, checkpoint: { store } });
    const resume = (await readCheckpoint(store))!;
    expect(Object.keys(resume.optimizer)).toContain('critic.gradient.critic.x');
    await fit({ ...options(second), resume });
    expect(await stateDict(second)).toEqual(await stateDict(whole));
    for (const model of [whole, first, second]) model.dispose();
  });

  test('stop the run where the loss of one is not a number', async () => {
    const model = game();
    const objective = { ...phasesFor(model), odd: { objective: of(model, (x) => tf.mul(x, NaN)) } };
    await expect(fit(run(model, { objective }))).rejects.toThrow(
      'fit: odd.loss: expected a finite number',
    );
    model.dispose();
  });

  test.each([
    ['none', {}, 'fit: objective: expected a function, or at least one phase; got none.'],
    [
      'a name with a dot',
      { 'a.b': {} },
      "fit: objective: expected names without a dot; got 'a.b'.",
    ],
    ['no times', { a: { every: 0 } }, 'fit: objective.a.every: expected an integer ≥ 1; got 0.'],
    [
      'no steps',
      { a: { from: 3, until: 3 } },
      'fit: objective.a.until: expected an integer ≥ 4; got 3.',
    ],
  ])('%s are refused', async (_, phases, message) => {
    const model = game();
    const objective = phases as unknown as Phases<Tensor>;
    await expect(fit(run(model, { objective }))).rejects.toThrow(message);
    model.dispose();
  });
});

describe('a step of training', () => {
  const trainings = {
    adam: adam({ learningRate: 0.1 }),
    sgld: sgld({ learningRate: 0.1 }),
    'accumulated gradients': accumulateGradients(adam({ learningRate: 0.1 }), 2),
    lookahead: lookahead(sgd({ learningRate: 0.1, momentum: 0.9 }), { every: 2 }),
  };

  test.each(Object.entries(trainings))(
    'by %s that is recorded once equals the step itself, bit for bit',
    async (_, optimizer) => {
      const [eager, recorded] = [game(), game()].map((model) => {
        const noisy: Objective<Tensor> = (batch, ofStep) =>
          of(model, (x, y) => tf.mul(x, tf.add(y, tf.mean(gaussian(ofStep, [4])))))(
            batch,
            ofStep,
            {},
          );
        const phases = phasesOf(noisy, optimizer);
        const parameters = model.parameters();
        const ema = movingAverage(model, { decay: constant(0.5) });
        const state = optimizerState({ phases, parameters, objectives: {} });
        return { model, phases, parameters, objectives: {}, state, ema, key: key(1) };
      });
      const step = compile((batch: Tensor, inputs: ReturnType<typeof stepInputs>) =>
        stepOn(recorded!, batch, inputs),
      );
      for (let i = 0; i < 5; i++) {
        tf.tidy(() => void trainStep(eager!, tf.scalar(1), i));
        tf.tidy(() => void step(tf.scalar(1), stepInputs(recorded!, i)));
      }
      expect(await stateDict(recorded!.ema)).toEqual(await stateDict(eager!.ema));
      expect(await stateDict(recorded!.model)).toEqual(await stateDict(eager!.model));
      step.dispose();
      for (const { model, state, ema } of [eager!, recorded!]) {
        tf.dispose({ ...state });
        ema.dispose();
        model.dispose();
      }
    },
  );
});
