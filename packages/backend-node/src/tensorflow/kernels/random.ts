import type * as tf from '@tensorflow/tfjs-core';
import {
  philoxBernoulli,
  philoxBits,
  philoxGaussian,
  philoxIntegers,
  philoxUniform,
  type DrawAttrs,
  type PhiloxIntegersAttrs,
} from '@gen/core/kernels';
import type { Handle } from '../backend.js';
import { tensorflowKernel, type Tensors } from '../call.js';
import { handles, UINT32, UINT64, type Handles } from '../handles.js';

/**
 * Our draws on TensorFlow, whose stateless random numbers of algorithm 1 are those of Philox4x32-10
 * with the same counters.
 */
export const randomKernels: readonly tf.KernelConfig[] = [
  tensorflowKernel<object, DrawAttrs>(philoxBits.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(stream(on, FULL, attrs, on.INT32))),
  ),
  tensorflowKernel<object, DrawAttrs>(philoxUniform.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(stream(on, UNIFORM, attrs, on.FLOAT))),
  ),
  tensorflowKernel<object, DrawAttrs>(philoxGaussian.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(stream(on, NORMAL, attrs, on.FLOAT))),
  ),
  tensorflowKernel<object, PhiloxIntegersAttrs>(philoxIntegers.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(integers(on, attrs))),
  ),
  tensorflowKernel<Tensors<'probs'>, DrawAttrs>(
    philoxBernoulli.name,
    ({ inputs, attrs, backend }) =>
      handles(backend, (on) => on.tensor(bernoulli(on, attrs, inputs.probs))),
  ),
];

const PHILOX = 1;
const UNIFORM = 'StatelessRandomUniformV2';
const NORMAL = 'StatelessRandomNormalV2';
const FULL = 'StatelessRandomUniformFullIntV2';

function stream(on: Handles, op: string, { key, shape }: DrawAttrs, dtype: number): Handle {
  const words = on.words(key, [1, 2]);
  const counter = on.words([0, 0, 0, 0], [2, 2]);
  return on.run(
    op,
    [on.type('dtype', dtype), on.type('Tshape', on.INT32)],
    [on.words(shape), bitcast(on, words), bitcast(on, counter), on.words([PHILOX], [])],
  );
}

/** Pairs of words, low word first, as unsigned integers of 64 bits. */
const bitcast = (on: Handles, words: Handle): Handle =>
  on.run('Bitcast', [on.type('T', on.INT32), on.type('type', UINT64)], [words]);

function integers(on: Handles, attrs: PhiloxIntegersAttrs): Handle {
  const wide = on.cast(stream(on, FULL, attrs, UINT32), UINT32, UINT64);
  const [count, shift] = [attrs.count, 32].map((word) => bitcast(on, on.words([word, 0])));
  const product = on.run('Mul', [on.type('T', UINT64)], [wide, count!]);
  const high = on.run('RightShift', [on.type('T', UINT64)], [product, shift!]);
  const from0 = on.cast(high, UINT64, on.INT32);
  return on.run('AddV2', [on.type('T', on.INT32)], [from0, on.words([attrs.low], [])]);
}

function bernoulli(on: Handles, attrs: DrawAttrs, probs: tf.Tensor): Handle {
  const numbers = stream(on, UNIFORM, attrs, on.FLOAT);
  const isBelow = on.run('Less', [on.type('T', on.FLOAT)], [numbers, on.of(probs)]);
  return on.cast(isBelow, on.BOOL, on.FLOAT);
}
