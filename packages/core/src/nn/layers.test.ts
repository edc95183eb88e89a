import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, layerGoldens, layerLaws, wave } from '@gen/test-utils';
import { key, split } from '../index.js';
import { gaussian } from '../random/gaussian.js';
import { tanh } from './activations.js';
import { convTranspose1d } from './conv-transpose1d.js';
import { convTranspose2d } from './conv-transpose2d.js';
import { conv1d } from './conv1d.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import { depthwiseConv2d } from './depthwise-conv2d.js';
import { flatten } from './flatten.js';
import type { Layer } from './layer.js';
import { maskedDense } from './masked-dense.js';
import { reshape } from './reshape.js';
import { sequential } from './sequential.js';
import { spectralNorm } from './spectral-norm.js';
import { loadStateDict, stateDict } from './state-dict.js';
import { weightNorm } from './weight-norm.js';

const both = ['weight', 'bias'];
const k = key(0);

layerLaws('dense', () => dense({ inputs: 4, outputs: 3, key: k }), {
  input: [5, 4],
  output: [5, 3],
  parameters: both,
  refuses: [[5, 3], [], [4, 5]],
});
layerLaws('dense over several axes', () => dense({ inputs: 4, outputs: 3, key: k }), {
  input: [2, 3, 4],
  output: [2, 3, 3],
  parameters: both,
});
layerLaws('dense without bias', () => dense({ inputs: 4, outputs: 3, bias: false, key: k }), {
  input: [5, 4],
  output: [5, 3],
  parameters: ['weight'],
});

const small = { inputs: 2, outputs: 3, kernelSize: 3, key: k } as const;
layerLaws('conv2d', () => conv2d(small), {
  input: [2, 5, 4, 2],
  output: [2, 3, 2, 3],
  parameters: both,
  refuses: [
    [2, 5, 4, 3],
    [5, 4, 2],
    [2, 2, 4, 2],
  ],
});
layerLaws('conv2d, same', () => conv2d({ ...small, stride: 2, padding: 'same' }), {
  input: [1, 7, 6, 2],
  output: [1, 4, 3, 3],
  parameters: both,
});
layerLaws('conv2d, padding 1', () => conv2d({ ...small, stride: 2, padding: 1, bias: false }), {
  input: [1, 6, 5, 2],
  output: [1, 3, 3, 3],
  parameters: ['weight'],
});
layerLaws('convTranspose2d', () => convTranspose2d({ ...small, stride: 2 }), {
  input: [1, 2, 3, 2],
  output: [1, 5, 7, 3],
  parameters: both,
  refuses: [
    [1, 2, 3, 3],
    [2, 3, 2],
  ],
});
layerLaws(
  'convTranspose2d, same',
  () => convTranspose2d({ ...small, stride: 2, padding: 'same' }),
  {
    input: [1, 2, 3, 2],
    output: [1, 4, 6, 3],
    parameters: both,
  },
);
layerLaws(
  'convTranspose2d, padding 1, output padding 1',
  () => convTranspose2d({ ...small, stride: 2, padding: 1, outputPadding: 1 }),
  { input: [1, 2, 3, 2], output: [1, 4, 6, 3], parameters: both },
);

const short = { inputs: 2, outputs: 4, kernelSize: 3, groups: 2, key: k } as const;
layerLaws('conv1d', () => conv1d(short), {
  input: [2, 5, 2],
  output: [2, 3, 4],
  parameters: both,
  refuses: [
    [2, 5, 3],
    [2, 2, 2],
    [2, 5, 1, 2],
  ],
});
layerLaws('conv1d, causal', () => conv1d({ ...short, dilation: 2, padding: 'causal' }), {
  input: [1, 4, 2],
  output: [1, 4, 4],
  parameters: both,
});
layerLaws('conv1d, same', () => conv1d({ ...short, stride: 2, padding: 'same' }), {
  input: [1, 5, 2],
  output: [1, 3, 4],
  parameters: both,
});
layerLaws(
  'convTranspose1d, same',
  () => convTranspose1d({ ...short, stride: 2, padding: 'same' }),
  {
    input: [1, 3, 2],
    output: [1, 6, 4],
    parameters: both,
    refuses: [
      [1, 3, 3],
      [3, 2],
    ],
  },
);
layerLaws(
  'depthwiseConv2d, same',
  () => depthwiseConv2d({ channels: 2, kernelSize: 3, padding: 'same', key: k }),
  {
    input: [1, 4, 3, 2],
    output: [1, 4, 3, 2],
    parameters: both,
    refuses: [
      [1, 4, 3, 3],
      [4, 3, 2],
    ],
  },
);

layerLaws(
  'maskedDense',
  () => {
    const mask = tf.tensor2d([1, 0, 1, 1, 0, 1], [2, 3]);
    const layer = maskedDense({ inputs: 3, outputs: 2, mask, key: k });
    mask.dispose();
    return layer;
  },
  { input: [4, 3], output: [4, 2], parameters: [...both, 'mask'], refuses: [[4, 2]] },
);

const wrapped = (...names: readonly string[]): string[] =>
  names.map((name) => `parametrizations.weight.${name}`);
layerLaws('weightNorm', () => weightNorm(conv1d({ ...short, groups: 1 })), {
  input: [2, 4, 2],
  output: [2, 2, 4],
  parameters: ['bias', ...wrapped('original0', 'original1')],
  refuses: [[2, 4, 3]],
});
layerLaws(
  'spectralNorm',
  () => spectralNorm(dense({ inputs: 4, outputs: 3, key: k }), { key: k }),
  {
    input: [2, 4],
    output: [2, 3],
    parameters: ['bias', ...wrapped('original', '0._u', '0._v')],
    refuses: [[2, 3]],
  },
);

test('a norm starts where the layer was, up to its largest singular value', async () => {
  const options = { inputs: 3, outputs: 4, kernelSize: 2, bias: false, key: k } as const;
  const x = gaussian(key(2), [2, 3, 3, 3]);
  const [plain, weighted, spectral] = [
    conv2d(options),
    weightNorm(conv2d(options)),
    spectralNorm(conv2d(options), { key: key(3) }),
  ];
  const [y, same, divided] = [plain, weighted, spectral].map((layer) => layer.apply(x));
  await expectClose(same!, y!, 1e-6);
  // The squared singular values of W are the eigenvalues of W Wᵀ, of which powers leave the largest.
  const largest = tf.tidy(() => {
    const rows = tf.reshape(plain.parameters()['weight']!, [-1, 4]) as tf.Tensor2D;
    let power = tf.matMul(rows, rows, true);
    for (let i = 0; i < 6; i++) {
      power = tf.matMul(power, power);
      power = tf.div(power, tf.norm(power));
    }
    const gram = tf.matMul(rows, rows, true);
    return tf.sqrt(tf.sum(tf.mul(tf.matMul(gram, power), power)));
  });
  const stretched = tf.mul(divided!, largest);
  await expectClose(stretched, y!, 1e-3);
  tf.dispose([x, y!, same!, divided!, largest, stretched]);
  for (const layer of [plain, weighted, spectral]) layer.dispose();
});

const [first, second] = split(key(1));
layerLaws(
  'sequential',
  () =>
    sequential([
      conv2d({ inputs: 1, outputs: 2, kernelSize: 3, stride: 2, padding: 'same', key: first }),
      tanh,
      flatten,
      sequential([dense({ inputs: 8, outputs: 4, key: second })]),
      reshape([2, 2, 1]),
    ]),
  {
    input: [2, 4, 4, 1],
    output: [2, 2, 2, 1],
    parameters: ['0.weight', '0.bias', '3.0.weight', '3.0.bias'],
    refuses: [[2, 3, 4, 3]],
  },
);

/** Layers by the expression whose golden values they must give. */
const layers: Readonly<Record<string, () => Layer>> = {
  'linear(x, w, b)': () => dense({ inputs: 4, outputs: 2, key: k }),
  'conv2d(x, w, b)': () => conv2d({ inputs: 2, outputs: 3, kernelSize: [3, 2], key: k }),
  'conv2d(x, w, b, stride=2, padding=1)': () =>
    conv2d({ inputs: 2, outputs: 2, kernelSize: 3, stride: 2, padding: 1, key: k }),
  'conv2d(x, w, b, stride=(2, 1), padding=2)': () =>
    conv2d({ inputs: 1, outputs: 2, kernelSize: [5, 4], stride: [2, 1], padding: 2, key: k }),
  'conv_transpose2d(x, w, b)': () =>
    convTranspose2d({ inputs: 2, outputs: 3, kernelSize: [2, 3], key: k }),
  'conv_transpose2d(x, w, b, stride=2, padding=1, output_padding=1)': () =>
    convTranspose2d({
      inputs: 2,
      outputs: 2,
      kernelSize: 3,
      stride: 2,
      padding: 1,
      outputPadding: 1,
      key: k,
    }),
  'conv_transpose2d(x, w, b, stride=(3, 2), padding=1, output_padding=(2, 0))': () =>
    convTranspose2d({
      inputs: 1,
      outputs: 2,
      kernelSize: 4,
      stride: [3, 2],
      padding: 1,
      outputPadding: [2, 0],
      key: k,
    }),
  'conv(x, w, s=2) + b': () =>
    conv2d({ inputs: 2, outputs: 2, kernelSize: 3, stride: 2, padding: 'same', key: k }),
  'vjp(conv(·, w, s=2))(x) + b': () =>
    convTranspose2d({ inputs: 2, outputs: 2, kernelSize: 3, stride: 2, padding: 'same', key: k }),
};

describe('value and gradients equal PyTorch and JAX', () => {
  test('every golden value is compared', () =>
    expect(Object.keys(layers)).toEqual(Object.keys(layerGoldens)));

  test.each(Object.keys(layers))('%s', async (expression) => {
    const golden = layerGoldens[expression]!;
    const layer = layers[expression]!();
    const outputs = golden.dBias.length;
    loadStateDict(layer, {
      weight: { dtype: 'F32', shape: golden.weight, data: wave(golden.weight, 1, 1.3) },
      bias: { dtype: 'F32', shape: [outputs], data: wave([outputs], 2, 1) },
    });
    const { weight, bias } = layer.parameters();
    const x = tf.tidy(() => tf.variable(tf.tensor(wave(golden.x, 0, 0.7), [...golden.x])));
    const dy = tf.tensor(wave(golden.y, 3, 0.3), [...golden.y]);

    const y = layer.apply(x);
    expect(y.shape).toEqual(golden.y);
    await expectClose(y, golden.value, 2e-6);

    const loss = (): tf.Scalar => tf.sum(tf.mul(layer.apply(x), dy));
    const { value, grads } = tf.variableGrads(loss, [x, weight!, bias!]);
    await expectClose(grads[x.name]!, golden.dx, 2e-6);
    await expectClose(grads[bias!.name]!, golden.dBias, 2e-6);
    // The gradient has the layout of memory: read it as the state dict of the layer.
    weight!.assign(grads[weight!.name]!);
    await expectClose(
      (await stateDict(layer))['weight']!.data as Float32Array,
      golden.dWeight,
      3e-6,
    );
    tf.dispose([y, dy, x, value, grads]);
    layer.dispose();
  });
});

describe('sizes of images', () => {
  const shapes = (layers: readonly Layer[], from: number[]): number[][] =>
    tf.tidy(() => {
      let y: tf.Tensor = tf.zeros(from);
      return layers.map((layer) => {
        y = layer.apply(y);
        layer.dispose();
        return y.shape;
      });
    });

  test.each([{ padding: 'same' }, { padding: 1 }] as const)(
    'stride 2 brings 28 to 14 and 7, padding $padding',
    ({ padding }) => {
      const conv = () =>
        conv2d({ inputs: 1, outputs: 1, kernelSize: 3, stride: 2, padding, key: k });
      expect(shapes([conv(), conv()], [1, 28, 28, 1])).toEqual([
        [1, 14, 14, 1],
        [1, 7, 7, 1],
      ]);
    },
  );

  test.each([{ padding: 'same' }, { padding: 1, outputPadding: 1 }] as const)(
    'and back, %o',
    (options) => {
      const geometry = { inputs: 1, outputs: 1, kernelSize: 3, stride: 2, ...options } as const;
      const conv = () => convTranspose2d({ ...geometry, key: k });
      expect(shapes([conv(), conv()], [1, 7, 7, 1])).toEqual([
        [1, 14, 14, 1],
        [1, 28, 28, 1],
      ]);
    },
  );
});
