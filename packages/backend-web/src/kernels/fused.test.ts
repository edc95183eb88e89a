import * as tf from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { dense, normalizeGroups, normalizeLastAxes, scaledDotProductAttention } from '@gen/core/nn';
import { key } from '@gen/core';
import {
  attention,
  attentionWeights,
  attentionWeightsGrad,
  biasActivation,
  biasActivationGrad,
  columnSums,
  groupNormalization,
  groupNormalizationGrad,
  runKernel,
  type FusedActivation,
  type Kernel,
} from '@gen/core/kernels';
import { countDispatches, expectClose, expectNoLeak, wave } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { isSwiftShader } from '../webgpu/is-swift-shader.js';

interface Case {
  readonly kernel: Kernel<NamedTensorMap, NamedAttrMap>;
  /** Shapes of the inputs by name, in their order. */
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly attrs: NamedAttrMap;
}

/** A case whose kernel takes these inputs and attributes. */
const of = (
  kernel: unknown,
  inputs: Readonly<Record<string, readonly number[]>>,
  attrs: NamedAttrMap = {},
): Case => ({ kernel: kernel as Case['kernel'], inputs, attrs });

const images = { x: [3, 35, 12], scale: [12], offset: [12] };
const slopes = { x: [3, 35, 12], dy: [3, 35, 12], scale: [12] };
const long = { x: [2, 200, 16], scale: [16], offset: [16] };
const groups = { groups: 4, epsilon: 1e-3 };
const one = { groups: 1, epsilon: 1e-5 };
const scores = { scores: [6, 5, 70] };
const masked = { ...scores, mask: [2, 5, 70] };
const names: readonly FusedActivation[] = [
  ...(['elu', 'gelu', 'identity', 'relu', 'sigmoid', 'silu', 'softplus', 'tanh'] as const),
];

const cases: Readonly<Record<string, Case>> = {
  'groupNormalization of images': of(groupNormalization, images, groups),
  'groupNormalization of long groups': of(groupNormalization, long, one),
  'groupNormalization of rows': of(groupNormalization, { x: [70, 1, 9] }, one),
  'groupNormalizationGrad of images': of(groupNormalizationGrad, slopes, groups),
  'groupNormalizationGrad of rows': of(
    groupNormalizationGrad,
    { x: [7, 1, 9], dy: [7, 1, 9] },
    one,
  ),
  attentionWeights: of(attentionWeights, scores, { scale: 0.7, causal: false }),
  'attentionWeights, causal': of(attentionWeights, scores, { scale: 3, causal: true }),
  'attentionWeights, masked': of(attentionWeights, masked, { scale: 1, causal: false }),
  'attentionWeights, both': of(attentionWeights, masked, { scale: 1, causal: true }),
  attentionWeightsGrad: of(
    attentionWeightsGrad,
    { weights: [6, 5, 70], dy: [6, 5, 70] },
    { scale: 0.7 },
  ),
  attention: of(
    attention,
    { query: [4, 9, 6], key: [4, 20, 6], value: [4, 20, 3] },
    { scale: 1, causal: true },
  ),
  'attention of many features, masked': of(
    attention,
    { query: [4, 10, 70], key: [4, 33, 70], value: [4, 33, 130], mask: [2, 10, 33] },
    { scale: 0.3, causal: false },
  ),
  'attention of one query': of(
    attention,
    { query: [2, 1, 4], key: [2, 16, 4], value: [2, 16, 4] },
    { scale: 1, causal: false },
  ),
  'attention of many queries': of(
    attention,
    { query: [1, 35, 5], key: [1, 3, 5], value: [1, 3, 65] },
    { scale: 1, causal: false },
  ),
  'columnSums of a vector': of(columnSums, { a: [1, 5] }),
  'columnSums of many rows': of(columnSums, { a: [3001, 7] }),
  'columnSums of one column': of(columnSums, { a: [700, 1], b: [700, 1] }),
  'columnSums of many columns': of(columnSums, { a: [40, 70], b: [40, 70] }),
  ...Object.fromEntries(
    names.flatMap((activation) => [
      [
        `biasActivation by ${activation}`,
        of(biasActivation, { x: [30, 7], bias: [7] }, { activation }),
      ],
      [
        `biasActivationGrad by ${activation}`,
        of(biasActivationGrad, { x: [30, 7], bias: [7], dy: [30, 7] }, { activation }),
      ],
    ]),
  ),
};

/** Waves; a mask lets the first key pass and half of the others. */
const tensors = ({ inputs }: Case): Tensor[] =>
  Object.entries(inputs).map(([name, shape], i) =>
    tf.tidy(() => {
      const x = tf.tensor(wave(shape, i, 0.7 + 0.3 * i), [...shape]);
      if (name !== 'mask') return x;
      const isFirst = tf.equal(tf.range(0, shape.at(-1)!), 0);
      return tf.cast(tf.logicalOr(tf.greater(x, 0), isFirst), 'float32');
    }),
  );

describe.each(Object.keys(cases))('%s', (name) => {
  const { kernel, inputs, attrs } = cases[name]!;
  const named = (xs: readonly Tensor[]): NamedTensorMap =>
    Object.fromEntries(Object.keys(inputs).map((input, i) => [input, xs[i]!]));
  const ours = (...xs: Tensor[]): Tensor => runKernel(kernel, named(xs), attrs);
  const reference = (...xs: Tensor[]): Tensor => kernel.reference(named(xs), attrs);

  test('equals its reference', async () => {
    const xs = tensors(cases[name]!);
    const [y, wanted] = tf.tidy(() => [ours(...xs), reference(...xs)]);
    expect(y.shape).toEqual(wanted.shape);
    await expectClose(y, wanted, 1e-5);
    tf.dispose([xs, y, wanted]);
  });

  test('has the gradient of its reference', async () => {
    const all = tensors(cases[name]!);
    const isMask = Object.keys(inputs).map((input) => input === 'mask');
    const [xs, masks] = [all.filter((_, i) => !isMask[i]), all.filter((_, i) => isMask[i])];
    const pairing =
      (f: (...xs: Tensor[]) => Tensor) =>
      (...given: Tensor[]): Tensor => {
        const y = f(...given, ...masks);
        return tf.sum(tf.mul(y, tf.tensor(wave(y.shape, 3, 0.3), y.shape)));
      };
    const [grads, wanted] = tf.tidy(() => [
      tf.grads(pairing(ours))(xs),
      tf.grads(pairing(reference))(xs),
    ]);
    for (const [i, grad] of grads.entries()) await expectClose(grad, wanted[i]!, 5e-5);
    tf.dispose([all, grads, wanted]);
  });

  test('leaves no tensors behind', () =>
    expectNoLeak(() => {
      const xs = tensors(cases[name]!);
      const y = ours(...xs);
      tf.dispose(xs);
      return y;
    }));
});

test('a query that may attend to nothing gets zeros and passes no gradient on', async () => {
  const xs = [
    [1, 2, 3],
    [1, 2, 3],
  ].map((shape) => tf.tensor(wave(shape, 0, 0.7), shape));
  const mask = tf.tensor3d([0, 0, 0, 1, 1, 0], [1, 2, 3]);
  const inputs = (scores: Tensor): { scores: Tensor; mask: Tensor } => ({ scores, mask });
  const attrs = { scale: 1, causal: false };
  const weights = runKernel(attentionWeights, inputs(xs[0]!), attrs);
  const slope = tf.tidy(() =>
    tf.grad((x) => tf.sum(tf.mul(xs[1]!, runKernel(attentionWeights, inputs(x), attrs))))(xs[0]!),
  );
  expect([...(await weights.data())].slice(0, 3)).toEqual([0, 0, 0]);
  expect([...(await slope.data())].slice(0, 3).map(Math.abs)).toEqual([0, 0, 0]);
  expect((await slope.data())[3]).not.toBe(0);
  tf.dispose([xs, mask, weights, slope]);
});

const onSwiftShader = tf.getBackend() === 'webgpu' && isSwiftShader(tf.backend() as WebGPUBackend);

/** Dispatches of the value, and of the value with all gradients. */
const dispatches: Readonly<
  Record<
    string,
    readonly [work: (...xs: Tensor[]) => Tensor, shapes: number[][], value: number, all: number]
  >
> = {
  dense: [(x) => layer.apply(x), [[10, 8]], 2, 6],
  layerNorm: [
    (x, scale, offset) => normalizeLastAxes(x, { scale: scale!, offset: offset! }),
    [[10, 8], [8], [8]],
    1,
    7,
  ],
  groupNorm: [
    (x, scale, offset) => normalizeGroups(x, { groups: 2, scale: scale!, offset: offset! }),
    [[2, 5, 5, 8], [8], [8]],
    1,
    7,
  ],
  attention: [
    (query, key, value) => scaledDotProductAttention({ query: query!, key: key!, value: value! }),
    [
      [2, 9, 4],
      [2, 6, 4],
      [2, 6, 3],
    ],
    onSwiftShader ? 3 : 1, // composed there
    onSwiftShader ? 12 : 10,
  ],
  'a bias and an activation': [
    (x, bias) => runKernel(biasActivation, { x, bias: bias! }, { activation: 'tanh' }),
    [[10, 8], [8]],
    1,
    5,
  ],
  'a convolution and the gradient of its filter': [
    (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'same'),
    [
      [2, 8, 8, 4],
      [3, 3, 4, 4],
    ],
    2,
    7,
  ],
  'a convolution channel by channel and the gradient of its filter': [
    (x, filter) => tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'same'),
    [
      [2, 8, 8, 4],
      [3, 3, 4, 2],
    ],
    1,
    6,
  ],
};

const layer = dense({ inputs: 8, outputs: 4, key: key(0) });

describe.runIf(tf.getBackend() === 'webgpu')('dispatches', () => {
  test.each(Object.keys(dispatches))('%s', (name) => {
    const [work, shapes, value, all] = dispatches[name]!;
    const xs = shapes.map((shape, i) => tf.tensor(wave(shape, i, 0.5), shape));
    const f = (...given: Tensor[]): Tensor => tf.sum(work(...given));
    expect(countDispatches(() => work(...xs))).toBeLessThanOrEqual(value);
    expect(countDispatches(() => tf.grads(f)(xs))).toBeLessThanOrEqual(all);
    tf.dispose(xs);
  });
});
