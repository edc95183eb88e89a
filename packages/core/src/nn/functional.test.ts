import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { checkGradients, expectClose, expectNoLeak, wave } from '@gen/test-utils';
import goldens from './goldens/functional.json' with { type: 'json' };
import { normalizeGroups } from './normalize-groups.js';
import { normalizeLastAxes } from './normalize-last-axes.js';
import {
  scaledDotProductAttention,
  type AttentionOptions,
} from './scaled-dot-product-attention.js';

interface Golden {
  readonly expression: string;
  readonly inputs: Readonly<Record<string, number[]>>;
  readonly y: number[];
  readonly value: number[];
  readonly grads: Readonly<Record<string, number[]>>;
}

type Inputs = Readonly<Record<string, Tensor>>;

const above = (shape: number[], a: number, b: number, limit: number): Tensor =>
  tf.greater(tf.tensor(wave(shape, a, b), shape), limit);

const attend = ({ query, key, value }: Inputs, options: AttentionOptions = {}): Tensor =>
  scaledDotProductAttention({ query: query!, key: key!, value: value! }, options);

/** Functions by the name of their golden values. */
const functions: Readonly<Record<string, (inputs: Inputs) => Tensor>> = {
  layerNorm: ({ x, ...options }) => normalizeLastAxes(x!, options),
  'layerNorm without parameters': ({ x }) => normalizeLastAxes(x!),
  'layerNorm over two axes': ({ x, ...options }) =>
    normalizeLastAxes(x!, { ...options, axes: 2, epsilon: 1e-3 }),
  groupNorm: ({ x, ...options }) => normalizeGroups(x!, { ...options, groups: 2 }),
  'groupNorm of each channel': ({ x }) => normalizeGroups(x!, { groups: 3 }),
  'groupNorm of one group': ({ x, ...options }) =>
    normalizeGroups(x!, { ...options, groups: 1, epsilon: 1e-2 }),
  attention: (inputs) => attend(inputs),
  'attention with a scale': (inputs) => attend(inputs, { scale: 2 }),
  'attention with a mask': (inputs) => attend(inputs, { mask: above([4, 5], 5, 1.1, -0.5) }),
  'attention with a mask an example': (inputs) =>
    attend(inputs, { mask: above([2, 1, 4, 5], 6, 1.7, -0.7) }),
  'causal attention': (inputs) => attend(inputs, { causal: true }),
};

const cases: Readonly<Record<string, Golden>> = goldens.cases;

test('every golden value is compared', () =>
  expect(Object.keys(functions)).toEqual(Object.keys(cases)));

describe.each(Object.keys(functions))('%s', (name) => {
  const { inputs, y, value, grads } = cases[name]!;
  const names = Object.keys(inputs);
  const f = functions[name]!;
  const arguments_ = (): Tensor[] =>
    names.map((input, i) => tf.tensor(wave(inputs[input]!, i, 0.7 + 0.3 * i), inputs[input]));
  const named = (tensors: readonly Tensor[]): Inputs =>
    Object.fromEntries(names.map((input, i) => [input, tensors[i]!]));
  const pairing = (...xs: Tensor[]): Tensor =>
    tf.sum(tf.mul(f(named(xs)), tf.tensor(wave(y, 3, 0.3), y)));

  test('equals PyTorch, and so do its gradients', async () => {
    const xs = arguments_();
    const result = tf.tidy(() => f(named(xs)));
    expect(result.shape).toEqual(y);
    await expectClose(result, value, 3e-6);
    const slopes = tf.tidy(() => tf.grads(pairing)(xs));
    for (const [i, slope] of slopes.entries()) await expectClose(slope, grads[names[i]!]!, 5e-6);
    tf.dispose([xs, result, slopes]);
  });

  test('its second derivatives agree with finite differences', async () => {
    const xs = arguments_();
    // Nothing of the gradient depends on the offset, which comes last.
    const rest = xs.filter((_, i) => names[i] === 'offset');
    const along = (...at: Tensor[]): Tensor => {
      const slopes = tf.grads(pairing)([...at, ...rest]);
      return tf.addN(slopes.map((slope, i) => waves(slope, i)));
    };
    const moving = xs.slice(0, names.length - rest.length);
    const moved = (t: Tensor): Tensor =>
      along(...moving.map((x, i) => tf.add(x, tf.mul(t, tf.tensor(wave(x.shape, i, 2), x.shape)))));
    const start = tf.scalar(0);
    await checkGradients(moved, [start], { tolerance: 2e-3 });
    start.dispose();
    tf.dispose(xs);
  });

  test('leaves no tensors behind', () =>
    expectNoLeak(() => {
      const xs = arguments_();
      // The masks of these functions are theirs.
      const result = name.includes('mask') ? tf.tidy(() => f(named(xs))) : f(named(xs));
      tf.dispose(xs);
      return result;
    }));
});

/** Σ x · wave. */
const waves = (x: Tensor, i: number): Tensor =>
  tf.sum(tf.mul(x, tf.tensor(wave(x.shape, 4 + i, 0.9), x.shape)));
