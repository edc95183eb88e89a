import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { test } from 'vitest';
import {
  expectClose,
  functionGoldens,
  prepareGolden,
  releaseGolden,
  wave,
  type Compared,
  type FunctionGolden,
} from '@gen/test-utils';
import { key } from '../random/key.js';
import { averagePool1d, averagePool2d, globalAveragePool } from './average-pool.js';
import { convTranspose1d } from './conv-transpose1d.js';
import { convTranspose2d } from './conv-transpose2d.js';
import { conv1d } from './conv1d.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import { depthwiseConv2d } from './depthwise-conv2d.js';
import { embedding } from './embedding.js';
import { film } from './film.js';
import type { FunctionalLayer } from './functional-layer.js';
import goldens from './goldens/computation.json' with { type: 'json' };
import { gru } from './gru.js';
import type { HasParameters, Layer, Network } from './layer.js';
import { lstm } from './lstm.js';
import { maskedDense } from './masked-dense.js';
import { maxPool1d, maxPool2d } from './max-pool.js';
import { multiHeadAttention } from './multi-head-attention.js';
import { applyNetwork } from './network.js';
import { spectralNorm } from './spectral-norm.js';
import {
  upsampleBilinear2d,
  upsampleLinear1d,
  upsampleNearest1d,
  upsampleNearest2d,
} from './upsampling.js';
import { weightNorm } from './weight-norm.js';

const k = key(0);
const of = (network: Network): Compared => ({
  ...(typeof network === 'object' && { owner: network }),
  f: ({ x }) => applyNetwork(network, x!),
});

/** Applied in training, always from the same u and v. */
function trainedBySpectralNorm(layer: FunctionalLayer): Compared {
  const owner = spectralNorm(layer, { key: k });
  return {
    owner,
    f: ({ x }) => {
      setVectors(owner);
      return owner.apply(x!, { train: true });
    },
    fixed: ({ x }) => owner.apply(x!),
  };
}

const vectorsOf = (owner: HasParameters): Variable[] =>
  ['_u', '_v'].map((name) => owner.parameters()[`parametrizations.weight.0.${name}`]!);

function setVectors(owner: HasParameters): void {
  tf.tidy(() =>
    vectorsOf(owner).forEach((vector, i) => {
      const raw = tf.tensor(wave(vector.shape, 5 + i, 1.1), vector.shape);
      vector.assign(tf.div(raw, tf.norm(raw)));
    }),
  );
}

const indices = (): Tensor => tf.tensor2d([[0, 3, 1], [3, 2, 4]], [2, 3], 'int32'); // prettier-ignore
const ofIndices = (owner: ReturnType<typeof embedding>): Compared => ({
  owner,
  f: () => tf.tidy(() => owner.apply(indices())),
});

const sizes = (inputs: number, outputs: number) => ({ inputs, outputs, key: k });

/** What is compared by the name of its golden values. */
const compared: Readonly<Record<string, () => Compared>> = {
  conv1d: () => of(conv1d({ ...sizes(2, 3), kernelSize: 3 })),
  'conv1d, strided and padded': () =>
    of(conv1d({ ...sizes(2, 3), kernelSize: 4, stride: 2, padding: 2 })),
  'conv1d, causal': () =>
    of(conv1d({ ...sizes(2, 2), kernelSize: 3, dilation: 2, padding: 'causal' })),
  'conv1d of each channel': () =>
    of(conv1d({ ...sizes(2, 4), kernelSize: 3, padding: 1, stride: 2, groups: 2 })),
  'conv2d, dilated': () => of(conv2d({ ...sizes(2, 2), kernelSize: 3, dilation: 2, padding: 2 })),
  'conv2d, dilated and strided': () =>
    of(
      conv2d({ ...sizes(1, 2), kernelSize: [3, 2], dilation: [2, 3], stride: 2, padding: [1, 2] }),
    ),
  'conv2d in groups': () => of(conv2d({ ...sizes(4, 6), kernelSize: 2, groups: 2 })),
  depthwiseConv2d: () =>
    of(
      depthwiseConv2d({ channels: 3, multiplier: 2, kernelSize: 3, padding: 1, stride: 2, key: k }),
    ),
  'depthwiseConv2d, uneven': () =>
    of(
      depthwiseConv2d({ channels: 2, kernelSize: [2, 3], padding: [0, 1], stride: [1, 2], key: k }),
    ),
  'depthwiseConv2d, dilated': () =>
    of(depthwiseConv2d({ channels: 2, kernelSize: 3, padding: 2, dilation: 2, key: k })),
  convTranspose1d: () =>
    of(convTranspose1d({ ...sizes(2, 3), kernelSize: 4, stride: 2, padding: 1, outputPadding: 1 })),
  'convTranspose2d, dilated': () =>
    of(
      convTranspose2d({
        ...sizes(2, 2),
        kernelSize: [2, 3],
        stride: [2, 1],
        padding: [1, 2],
        dilation: [3, 2],
        outputPadding: [1, 0],
      }),
    ),
  'convTranspose2d in groups': () =>
    of(convTranspose2d({ ...sizes(4, 2), kernelSize: 3, stride: 2, padding: 1, groups: 2 })),
  maskedDense: () => {
    const mask = tf.tensor2d([1, 0, 1, 0, 1, 1], [2, 3]);
    const layer = maskedDense({ ...sizes(3, 2), mask });
    mask.dispose();
    return of(layer);
  },
  upsampleNearest: () => of(upsampleNearest2d(2)),
  'upsampleNearest, uneven': () => of(upsampleNearest2d([3, 2])),
  'upsampleNearest of sequences': () => of(upsampleNearest1d(3)),
  upsampleBilinear: () => of(upsampleBilinear2d(2)),
  'upsampleBilinear, corners aligned': () => of(upsampleBilinear2d([2, 3], { alignCorners: true })),
  'upsampleLinear of sequences': () => of(upsampleLinear1d(2)),
  maxPool: () => of(maxPool2d({ kernelSize: 2 })),
  'maxPool, padded': () => of(maxPool2d({ kernelSize: [3, 2], stride: [2, 1], padding: 1 })),
  'maxPool of sequences': () => of(maxPool1d({ kernelSize: 3, stride: 2, padding: 1 })),
  averagePool: () => of(averagePool2d({ kernelSize: 2 })),
  'averagePool, padded': () =>
    of(averagePool2d({ kernelSize: [3, 2], stride: [2, 1], padding: 1 })),
  'averagePool of sequences': () => of(averagePool1d({ kernelSize: 3, stride: 2, padding: 1 })),
  globalAveragePool: () => of(globalAveragePool),
  embedding: () => ofIndices(embedding({ entries: 5, features: 2, key: k })),
  'embedding with padding': () => {
    const owner = embedding({ entries: 5, features: 2, paddingIndex: 3, key: k });
    return { ...ofIndices(owner), loaded: () => clearRow(owner.parameters()['weight']!, 3) };
  },
  gru: () => of(gru({ inputs: 3, features: 2, key: k })),
  'gru of two layers': () => {
    const owner = gru({ inputs: 3, features: 2, layers: 2, key: k });
    return {
      owner,
      f: ({ x, hidden }) => tf.tidy(() => owner.run(x!, { hidden: hidden! }).outputs),
    };
  },
  'gru without biases': () => of(gru({ inputs: 3, features: 2, bias: false, key: k })),
  'gru in both directions': () => of(gru({ inputs: 3, features: 2, bidirectional: true, key: k })),
  lstm: () => of(lstm({ inputs: 3, features: 2, key: k })),
  'lstm of two layers': () => {
    const owner = lstm({ inputs: 3, features: 2, layers: 2, key: k });
    return {
      owner,
      f: ({ x, hidden, cell }) =>
        tf.tidy(() => owner.run(x!, { hidden: hidden!, cell: cell! }).outputs),
    };
  },
  'lstm without biases': () => of(lstm({ inputs: 3, features: 2, bias: false, key: k })),
  'lstm of two layers in both directions': () => {
    const owner = lstm({ inputs: 3, features: 2, layers: 2, bidirectional: true, key: k });
    return {
      owner,
      f: ({ x, hidden, cell }) =>
        tf.tidy(() => owner.run(x!, { hidden: hidden!, cell: cell! }).outputs),
    };
  },
  multiHeadAttention: () => of(multiHeadAttention({ features: 4, heads: 2, key: k })),
  'multiHeadAttention, causal': () =>
    of(multiHeadAttention({ features: 4, heads: 2, causal: true, key: k })),
  'multiHeadAttention with padding': () => {
    const owner = multiHeadAttention({ features: 4, heads: 2, key: k });
    const mask = (): Tensor => tf.tensor([1, 1, 0, 1, 1, 1], [2, 1, 1, 3]);
    return { owner, f: ({ x }) => tf.tidy(() => owner.attend(x!, x!, { mask: mask() })) };
  },
  'multiHeadAttention without biases': () =>
    of(multiHeadAttention({ features: 4, heads: 2, bias: false, key: k })),
  'multiHeadAttention to a context': () => {
    const owner = multiHeadAttention({ features: 4, heads: 2, key: k });
    return { owner, f: ({ x, context }) => owner.attend(x!, context!) };
  },
  'multiHeadAttention to keys and values': () => {
    const sizes = { features: 4, heads: 2, keyFeatures: 3, valueFeatures: 5 };
    const owner = multiHeadAttention({ ...sizes, key: k });
    return {
      owner,
      f: ({ x, keys, values }) =>
        tf.tidy(() => owner.attend(x!, owner.keysAndValues(keys!, values))),
    };
  },
  film: () => {
    const owner = film({ features: 2, context: 3, key: k });
    return { owner, f: ({ x, context }) => owner.apply({ x: x!, context: context! }) };
  },
  'weightNorm of dense': () => of(weightNorm(dense(sizes(3, 2)))),
  'weightNorm of conv2d': () => of(weightNorm(conv2d({ ...sizes(2, 3), kernelSize: [2, 3] }))),
  'weightNorm of convTranspose2d': () =>
    of(weightNorm(convTranspose2d({ ...sizes(2, 3), kernelSize: [2, 3] }))),
  'spectralNorm of dense': () => trainedBySpectralNorm(dense(sizes(3, 2))),
  'spectralNorm of conv2d': () =>
    trainedBySpectralNorm(conv2d({ ...sizes(2, 3), kernelSize: [2, 3] })),
  'spectralNorm of convTranspose2d': () =>
    trainedBySpectralNorm(convTranspose2d({ ...sizes(2, 3), kernelSize: [2, 3] })),
};

const cases: Readonly<Record<string, FunctionGolden>> = goldens.cases;

functionGoldens(cases, compared);

function clearRow(weight: Variable, row: number): void {
  tf.tidy(() => {
    const kept = tf.sub(1, tf.oneHot(tf.tensor1d([row], 'int32'), weight.shape[0]!));
    weight.assign(tf.mul(weight, tf.reshape(kept, [-1, 1])));
  });
}

test.each(Object.keys(cases).filter((name) => name.startsWith('spectral')))(
  '%s moves u and v as PyTorch does, and in training alone',
  async (name) => {
    const { owner, f, inputs } = prepareGolden(cases[name]!, compared[name]!);
    const [u, v, evaluated] = cases[name]!.others!;
    setVectors(owner!);
    const layer = owner as Layer;
    const y = layer.apply(inputs['x']!);
    await expectClose(y, evaluated!, 5e-6);
    const again = layer.apply(inputs['x']!);
    await expectClose(y, again, 0);
    tf.dispose([y, again, f(inputs)]);
    const moved = vectorsOf(owner!);
    await expectClose(moved[0]!, u!, 2e-6);
    await expectClose(moved[1]!, v!, 2e-6);
    releaseGolden(owner, inputs);
  },
);

test.each(Object.keys(cases).filter((name) => /(gru|lstm)/.test(name)))(
  '%s gives the last state of PyTorch',
  async (name) => {
    const { owner, inputs } = prepareGolden(cases[name]!, compared[name]!);
    const { x, ...state } = inputs;
    const layer = owner as ReturnType<typeof lstm>;
    const start = 'hidden' in state ? (state as Record<'hidden' | 'cell', Variable>) : undefined;
    const { outputs, state: last } = layer.run(x!, start);
    const states = Object.values(last) as Tensor[];
    for (const [i, numbers] of cases[name]!.others!.entries()) {
      await expectClose(states[i]!, numbers, 3e-6);
    }
    tf.dispose([outputs, ...states]);
    releaseGolden(owner, inputs);
  },
);
