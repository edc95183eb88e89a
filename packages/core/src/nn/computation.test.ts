import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak, wave } from '@gen/test-utils';
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
import { applyNetwork, disposeNetwork } from './network.js';
import { spectralNorm } from './spectral-norm.js';
import { loadStateDict, stateDict } from './state-dict.js';
import {
  upsampleBilinear2d,
  upsampleLinear1d,
  upsampleNearest1d,
  upsampleNearest2d,
} from './upsampling.js';
import { weightNorm } from './weight-norm.js';

interface Golden {
  readonly expression: string;
  readonly inputs: Readonly<Record<string, number[]>>;
  readonly parameters: Readonly<Record<string, number[]>>;
  readonly y: number[];
  readonly value: number[];
  readonly grads: Readonly<Record<string, number[]>>;
  readonly others?: readonly number[][];
}

type Inputs = Readonly<Record<string, Tensor>>;

/** What is compared: what owns the parameters, and what it makes of the inputs. */
interface Compared {
  readonly owner?: HasParameters;
  readonly f: (inputs: Inputs) => Tensor;
  /** The same with all held fast that the gradient takes for constant. */
  readonly fixed?: (inputs: Inputs) => Tensor;
}

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
  'embedding with padding': () =>
    ofIndices(embedding({ entries: 5, features: 2, paddingIndex: 3, key: k })),
  gru: () => of(gru({ inputs: 3, features: 2, key: k })),
  'gru of two layers': () => {
    const owner = gru({ inputs: 3, features: 2, layers: 2, key: k });
    return {
      owner,
      f: ({ x, hidden }) => tf.tidy(() => owner.run(x!, { hidden: hidden! }).outputs),
    };
  },
  'gru without biases': () => of(gru({ inputs: 3, features: 2, bias: false, key: k })),
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

const cases: Readonly<Record<string, Golden>> = goldens.cases;

test('every golden value is compared', () =>
  expect(Object.keys(compared)).toEqual(Object.keys(cases)));

describe.each(Object.keys(compared))('%s', (name) => {
  const golden = cases[name]!;
  const pairing = (y: Tensor): tf.Scalar =>
    tf.sum(tf.mul(y, tf.tensor(wave(golden.y, 3, 0.3), golden.y)));

  test(`equals ${golden.expression} of PyTorch, and so do its gradients`, async () => {
    const { owner, f, inputs } = prepared(name);
    const variables = { ...inputs, ...trained(owner) };
    const y = tf.tidy(() => f(inputs));
    expect(y.shape).toEqual(golden.y);
    await expectClose(y, golden.value, 3e-6);
    const { value, grads } = tf.variableGrads(() => pairing(f(inputs)), Object.values(variables));
    for (const path of Object.keys(inputs)) {
      await expectClose(grads[inputs[path]!.name]!, golden.grads[path]!, 5e-6);
    }
    // A gradient has the layout of memory: it is read as the state dict.
    for (const variable of Object.values(trained(owner))) variable.assign(grads[variable.name]!);
    const dict = owner && (await stateDict(owner));
    for (const path of Object.keys(golden.parameters)) {
      await expectClose(dict![path]!.data as Float32Array, golden.grads[path]!, 6e-6);
    }
    tf.dispose([y, value, grads]);
    release(owner, inputs);
  });

  test('has right slopes of its gradient', async () => {
    const { owner, f, fixed = f, inputs } = prepared(name);
    const variables = { ...inputs, ...trained(owner) };
    await expectSecondOrder(() => fixed(inputs), Object.values(variables));
    release(owner, inputs);
  });

  test('leaves no tensors behind', async () => {
    const { owner, f, inputs } = prepared(name);
    await expectNoLeak(() =>
      /embedding|padding/.test(name) ? tf.tidy(() => f(inputs)) : f(inputs),
    );
    release(owner, inputs);
  });
});

/** What is compared with the values of PyTorch's. */
function prepared(
  name: string,
): Compared & { readonly inputs: Readonly<Record<string, Variable>> } {
  const { inputs, parameters } = cases[name]!;
  const made = compared[name]!();
  const filled = (shape: number[], i: number): Float32Array<ArrayBuffer> =>
    wave(shape, i, 0.7 + 0.3 * i);
  const count = Object.keys(inputs).length;
  const dict = Object.entries(parameters).map(([path, shape], i) => {
    const data = filled(shape, count + i);
    return [path, { dtype: 'F32' as const, shape, data }] as const;
  });
  if (made.owner) {
    load(made.owner, Object.fromEntries(dict));
    if (name === 'embedding with padding') clearRow(made.owner.parameters()['weight']!, 3);
  }
  const variables = tf.tidy(() =>
    Object.entries(inputs).map(
      ([path, shape], i) => [path, tf.variable(tf.tensor(filled(shape, i), shape))] as const,
    ),
  );
  return { ...made, inputs: Object.fromEntries(variables) };
}

/** Loads what is trained; buffers stay as they are. */
function load(owner: HasParameters, dict: Parameters<typeof loadStateDict>[1]): void {
  expect(Object.keys(trained(owner)).sort()).toEqual(Object.keys(dict).sort());
  loadStateDict({ parameters: () => trained(owner) }, dict);
}

function clearRow(weight: Variable, row: number): void {
  tf.tidy(() => {
    const kept = tf.sub(1, tf.oneHot(tf.tensor1d([row], 'int32'), weight.shape[0]!));
    weight.assign(tf.mul(weight, tf.reshape(kept, [-1, 1])));
  });
}

const trained = (owner: HasParameters | undefined): Readonly<Record<string, Variable>> =>
  Object.fromEntries(
    Object.entries(owner?.parameters() ?? {}).filter(([, variable]) => variable.trainable),
  );

function release(owner: HasParameters | undefined, inputs: Inputs): void {
  if (owner) disposeNetwork(owner);
  tf.dispose({ ...inputs });
}

/** Half the distance along which a slope is measured. */
const STEP = 2 ** -7;

/**
 * Expects that what a penalty of gradients needs is right: of g = Σ wave · ∂(Σ wave · y²) over all
 * variables, the slope along a direction in all of them is the central difference.
 */
async function expectSecondOrder(apply: () => Tensor, variables: Variable[]): Promise<void> {
  const waves = (x: Tensor, i: number): Tensor => tf.tensor(wave(x.shape, i, 0.9), x.shape);
  const paired = (xs: readonly Tensor[], first: number): tf.Scalar =>
    tf.addN(xs.map((x, i) => tf.sum(tf.mul(x, waves(x, first + i))))) as tf.Scalar;
  const square = (): tf.Scalar => paired([tf.square(apply())], 1);
  const penalty = (): tf.Scalar =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(square, variables);
      return paired(
        variables.map((variable) => grads[variable.name]!),
        4,
      );
    });
  const { value, grads } = tf.variableGrads(penalty, variables);
  const moved = (step: number): tf.Scalar =>
    tf.tidy(() => {
      const starts = variables.map((variable) => tf.clone(variable));
      variables.forEach((variable, i) =>
        variable.assign(tf.add(variable, tf.mul(waves(variable, 9 + i), step))),
      );
      const there = penalty();
      variables.forEach((variable, i) => variable.assign(starts[i]!));
      return there;
    });
  const [slope, difference] = tf.tidy(() => [
    paired(
      variables.map((variable) => grads[variable.name]!),
      9,
    ),
    tf.div(tf.sub(moved(STEP), moved(-STEP)), 2 * STEP) as tf.Scalar,
  ]);
  await expectClose(slope, difference, 3e-3);
  tf.dispose([value, grads, slope, difference]);
}

test.each(Object.keys(cases).filter((name) => name.startsWith('spectral')))(
  '%s moves u and v as PyTorch does, and in training alone',
  async (name) => {
    const { owner, f, inputs } = prepared(name);
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
    release(owner, inputs);
  },
);

test.each(Object.keys(cases).filter((name) => /(gru|lstm)/.test(name)))(
  '%s gives the last state of PyTorch',
  async (name) => {
    const { owner, inputs } = prepared(name);
    const { x, ...state } = inputs;
    const layer = owner as ReturnType<typeof lstm>;
    const start = 'hidden' in state ? (state as Record<'hidden' | 'cell', Variable>) : undefined;
    const { outputs, state: last } = layer.run(x!, start);
    const states = Object.values(last) as Tensor[];
    for (const [i, numbers] of cases[name]!.others!.entries()) {
      await expectClose(states[i]!, numbers, 3e-6);
    }
    tf.dispose([outputs, ...states]);
    release(owner, inputs);
  },
);
