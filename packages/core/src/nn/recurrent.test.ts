import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { countDispatches, expectClose, expectNoLeak, layerLaws } from '@gen/test-utils';
import { key } from '../random/key.js';
import { gaussian } from '../random/gaussian.js';
import { foldIn } from '../random/fold-in.js';
import { dropout } from './dropout.js';
import { gru } from './gru.js';
import { lstm } from './lstm.js';
import type { RecurrentLayer } from './recurrent.js';

const options = { inputs: 3, features: 4, layers: 2, key: key(0) };
const paths = [0, 1].flatMap((layer) =>
  ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].map((name) => `${name}_l${layer}`),
);

const made: readonly (readonly [string, () => RecurrentLayer<string>])[] = [
  ['gru', () => gru(options)],
  ['lstm', () => lstm(options)],
];

describe.each(made)('%s', (name, make) => {
  layerLaws(`${name} of two layers`, make, {
    input: [2, 3, 3],
    output: [2, 3, 4],
    parameters: paths,
    refuses: [
      [2, 3],
      [2, 3, 4],
      [2, 0, 3],
    ],
  });

  test('a step at a time gives what the whole sequence does, and its last state', async () => {
    const layer = make();
    const x = gaussian(key(1), [2, 5, 3]);
    const whole = layer.run(x);
    const steps = tf.tidy(() => {
      let state = layer.initialState(2);
      const outputs = tf.unstack(x, 1).map((at) => {
        const next = layer.step(at, state);
        state = next.state;
        return next.output;
      });
      return { outputs: tf.stack(outputs, 1), state: { ...state } };
    });
    await expectClose(steps.outputs, whole.outputs, 2e-6);
    for (const [part, value] of Object.entries(whole.state)) {
      expect(value.shape).toEqual([2, 2, 4]);
      await expectClose(steps.state[part]!, value, 2e-6);
    }
    tf.dispose([x, whole.outputs, { ...whole.state }, steps]);
    layer.dispose();
  });

  test('goes on from the state in which it stopped', async () => {
    const layer = make();
    const x = gaussian(key(2), [1, 6, 3]);
    const [whole, parts] = tf.tidy(() => {
      const first = layer.run(tf.slice(x, [0, 0, 0], [1, 2, 3]));
      const second = layer.run(tf.slice(x, [0, 2, 0], [1, 4, 3]), first.state);
      return [layer.run(x).outputs, tf.concat([first.outputs, second.outputs], 1)];
    });
    await expectClose(parts, whole, 2e-6);
    tf.dispose([x, whole, parts]);
    layer.dispose();
  });

  test('a step leaves nothing behind but its output and its state', async () => {
    const layer = make();
    const [x, state] = [gaussian(key(3), [2, 3]), layer.initialState(2)];
    await expectNoLeak(() => {
      const next = layer.step(x, state);
      return [next.output, ...Object.values(next.state)];
    });
    tf.dispose([x, { ...state }]);
    layer.dispose();
  });

  test('every step is the same work on the same shapes', () => {
    const layer = make();
    const x = gaussian(key(3), [2, 3]);
    const start = layer.initialState(2);
    const { output, state } = layer.step(x, start);
    const [first, second] = [start, state].map((from) =>
      countDispatches(() => {
        const next = layer.step(x, from);
        return [next.output, ...Object.values(next.state)];
      }),
    );
    expect(second).toBe(first);
    for (const part of Object.keys(start)) expect(state[part]!.shape).toEqual(start[part]!.shape);
    tf.dispose([x, output, { ...start }, { ...state }]);
    layer.dispose();
  });

  test('its initial values lie within 1 / √features', async () => {
    const layer = make();
    for (const variable of Object.values(layer.parameters())) {
      const values = await variable.data();
      expect(values.every((value) => Math.abs(value) <= 0.5)).toBe(true);
      expect(values.some((value) => Math.abs(value) > 0.2)).toBe(true);
    }
    layer.dispose();
  });

  test.each([
    ['x', [2, 4], [2, 2, 4]],
    [`state.hidden`, [2, 3], [2, 3, 4]],
  ])('a step refuses %s of another shape', (argument, x, hidden) => {
    const layer = make();
    const state = tf.tidy(() => ({ hidden: tf.zeros(hidden), cell: tf.zeros([2, 2, 4]) }));
    const input = tf.zeros(x);
    expect(() => layer.step(input, state)).toThrow(`${name}.step: ${argument}: expected shape`);
    tf.dispose([input, state]);
    layer.dispose();
  });
});

layerLaws(
  'gru in both directions',
  () => gru({ inputs: 3, features: 2, bidirectional: true, key: key(0) }),
  {
    input: [2, 3, 3],
    output: [2, 3, 4],
    parameters: ['', '_reverse'].flatMap((way) =>
      ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].map((name) => `${name}_l0${way}`),
    ),
    refuses: [[2, 3]],
  },
);

test('initializers are given the fans of a gate', () => {
  const seen: unknown[] = [];
  const record = (...args: [unknown, readonly number[], unknown]): tf.Tensor => {
    seen.push(args.slice(1));
    return tf.zeros([...args[1]]);
  };
  gru({ inputs: 3, features: 4, key: key(0), weightInitializer: record, recurrentInitializer: record, biasInitializer: record }).dispose(); // prettier-ignore
  expect(seen).toEqual([
    [[12, 3], { fanIn: 3, fanOut: 4 }],
    [[12, 4], { fanIn: 4, fanOut: 4 }],
    [[12], { fanIn: 3, fanOut: 4 }],
    [[12], { fanIn: 4, fanOut: 4 }],
  ]);
});

test('between layers dropout drops what it draws, in training alone', async () => {
  const layer = lstm({ ...options, dropout: 0.5 });
  const x = gaussian(key(1), [2, 5, 3]);
  const evaluated = tf.tidy(() => [layer.apply(x), lstm(options).apply(x)]);
  await expectClose(evaluated[0]!, evaluated[1]!, 0);
  const trained = layer.apply(x, { train: true, key: key(2) });
  const expected = tf.tidy(() => {
    const values = layer.parameters();
    const part = (place: number): tf.NamedTensorMap =>
      Object.fromEntries(
        Object.entries(values).flatMap(([path, value]) =>
          path.endsWith(`${place}`) ? [[path.replace(`_l${place}`, '_l0'), value]] : [],
        ),
      );
    const first = lstm({ ...options, layers: 1 });
    const second = lstm({ ...options, inputs: 4, layers: 1 });
    const y = tf.transpose(first.applyWith(part(0), x), [1, 0, 2]); // draws are in the order of time
    const dropped = dropout({ rate: 0.5 }).apply(y, { train: true, key: foldIn(key(2), 1) });
    return second.applyWith(part(1), tf.transpose(dropped, [1, 0, 2]));
  });
  await expectClose(trained, expected, 2e-6);
  expect(() => layer.apply(x, { train: true })).toThrow('dropout.apply: key');
  tf.dispose([x, evaluated, trained, expected]);
  layer.dispose();
});

test('what an option cannot do is refused', () => {
  expect(() => gru({ ...options, layers: 1, dropout: 0.5 })).toThrow(
    'gru: dropout: expected 0 where there is one layer; got 0.5.',
  );
  expect(() => lstm({ ...options, dropout: 1 })).toThrow('lstm: dropout: expected a probability');
  const layer = gru({ ...options, bidirectional: true });
  const [x, state] = [tf.zeros([2, 3]), layer.initialState(2)];
  expect(state.hidden.shape).toEqual([4, 2, 4]);
  expect(() => layer.step(x, state)).toThrow('gru.step: x: expected a layer that goes forwards');
  tf.dispose([x, { ...state }]);
  layer.dispose();
});
