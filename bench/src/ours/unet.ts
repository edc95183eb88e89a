import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { split, valueAndGrads, type Key, type Objective } from '@gen/core';
import { compile, scan } from '@gen/core/compile';
import { normalizeGroups, scaledDotProductAttention, silu } from '@gen/core/nn';
import { gaussian, integers } from '@gen/core/random';
import { adam, type HostTensor } from '@gen/core/train';
import { ddimOf } from '../contestant/ddim.js';
import { denoiser, noiseLoss, type Noised } from '../contestant/denoiser.js';
import { parametersOf, tensorOf, variablesOf } from '../contestant/tensors.js';
import { unetBlock } from '../contestant/unet-block.js';
import { toEngine, type BlockOps } from '../contestant/unet-blocks.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** With the kernels of `@gen/core/nn`. */
const ops: BlockOps = {
  groupNorm: (x, scale, offset) => normalizeGroups(x, { groups: 8, scale, offset }) as Tensor4D,
  silu: <T extends Tensor>(x: T) => silu(x) as T,
  attention: (query, key, value) => scaledDotProductAttention({ query, key, value }) as Tensor3D,
};

/** Blocks, recorded as the steps of `fit` are. */
const block = unetBlock(ops, (step) => compile(step, { constants: () => true }));

/** A step of the whole. */
const step: Open = (_, inputs) => {
  const variables = variablesOf(inputs, toEngine);
  const fixed = tf.tidy(() => ({
    kept: tf.variable(tensorOf(inputs, 'kept'), false),
    noise: tf.variable(tensorOf(inputs, 'noise'), false),
    times: tf.variable(tf.cast(tensorOf(inputs, 'times'), 'int32'), false),
  }));
  const net = denoiser(ops, variables);
  const objective =
    (noisedBy: (x: Tensor, k: Key) => Noised): Objective<Tensor> =>
    (x, k) =>
      valueAndGrads(variables, () => ({ value: noiseLoss(net, x, noisedBy(x, k)) }));
  const arranged = Object.entries(parametersOf(inputs)).map(
    ([name, tensor]) => [name, inEngineLayout(tensor)] as const,
  );
  return trained({
    model: {
      parameters: () => variables,
      dispose: () => tf.dispose([...Object.values(variables), ...Object.values(fixed)]),
    },
    initial: Object.fromEntries(arranged),
    objective: objective((x, k) => {
      const [forTimes, forNoise] = split(k);
      const times = integers(forTimes, [x.shape[0]!], 0, fixed.kept.size);
      return { ...fixed, times, noise: gaussian(forNoise, x.shape) };
    }),
    drawless: objective(() => fixed),
    optimizer: adam(),
    batch: tensorOf(inputs, 'x'),
  });
};

/** Kernels as the variables have them. */
function inEngineLayout({ dtype, shape, data }: HostTensor): HostTensor {
  if (shape.length !== 4) return { dtype, shape, data };
  const [outputs, channels, ...window] = shape as [number, number, number, number];
  const area = window[0] * window[1];
  const turned = new Float32Array(data.length);
  turned.forEach((_, i) => {
    const [output, channel, place] = [
      i % outputs,
      Math.floor(i / outputs) % channels,
      Math.floor(i / (outputs * channels)),
    ];
    turned[i] = Number(data[(output * channels + channel) * area + place]);
  });
  return { dtype, shape: [...window, channels, outputs], data: turned };
}

/** A denoising U-Net: a step of its training, or one of its blocks. */
export const unet: Open = (name, inputs) => (name === 'step' ? step : block)(name, inputs);

/** Sampling with it: turns of a loop that is recorded. */
export const ddim = ddimOf(ops, (turn) =>
  compile(
    (x: Tensor4D, rows: Tensor2D) =>
      scan((at, row): [Tensor4D, null] => [turn(at, row), null], x, rows)[0],
    { name: 'ddim', eager: process.env['GEN_BENCH_EAGER'] === '1' },
  ),
);
