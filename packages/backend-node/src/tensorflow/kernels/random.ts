import * as tf from '@tensorflow/tfjs-core';
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

/** Draws of a stream of 32-bit words, each kind by an op. */
interface Stream {
  bits(on: Handles, attrs: DrawAttrs): Handle;
  uniform(on: Handles, attrs: DrawAttrs): Handle;
  gaussian(on: Handles, attrs: DrawAttrs): Handle;
}

const kernelsOf = ({ bits, uniform, gaussian }: Stream): readonly tf.KernelConfig[] => [
  tensorflowKernel<object, DrawAttrs>(philoxBits.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(bits(on, attrs))),
  ),
  tensorflowKernel<object, DrawAttrs>(philoxUniform.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(uniform(on, attrs))),
  ),
  tensorflowKernel<object, DrawAttrs>(philoxGaussian.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(gaussian(on, attrs))),
  ),
  tensorflowKernel<object, PhiloxIntegersAttrs>(philoxIntegers.name, ({ attrs, backend }) =>
    handles(backend, (on) => on.tensor(integers(on, attrs, bits(on, attrs)))),
  ),
  tensorflowKernel<Tensors<'probs'>, DrawAttrs>(
    philoxBernoulli.name,
    ({ inputs: { probs }, attrs, backend }) =>
      handles(backend, (on) => on.tensor(below(on, uniform(on, attrs), on.of(probs)))),
  ),
];

/** 1 where a uniform number is below a probability, else 0. */
const below = (on: Handles, uniform: Handle, probs: Handle): Handle =>
  on.cast(on.run('Less', [on.type('T', on.FLOAT)], [uniform, probs]), on.BOOL, on.FLOAT);

const PHILOX = 1;

/** A stateless draw of TensorFlow's. */
const stateless =
  (op: string, typeOf: (on: Handles) => number) =>
  (on: Handles, { key, shape }: DrawAttrs): Handle => {
    const words = on.words(key, [1, 2]);
    const counter = on.words([0, 0, 0, 0], [2, 2]);
    return on.run(
      op,
      [on.type('dtype', typeOf(on)), on.type('Tshape', on.INT32)],
      [on.words(shape), bitcast(on, words), bitcast(on, counter), on.words([PHILOX], [])],
    );
  };

/** A draw of an op of ours. */
const own =
  (op: string) =>
  (on: Handles, { key, shape }: DrawAttrs): Handle =>
    on.run(op, [], [on.words(shape), on.words(key)]);

/** Pairs of words, low word first, as unsigned integers of 64 bits. */
const bitcast = (on: Handles, words: Handle): Handle =>
  on.run('Bitcast', [on.type('T', on.INT32), on.type('type', UINT64)], [words]);

function integers(on: Handles, { count, low }: PhiloxIntegersAttrs, bits: Handle): Handle {
  const wide = on.cast(on.cast(bits, on.INT32, UINT32), UINT32, UINT64);
  const [range, shift] = [count, 32].map((word) => bitcast(on, on.words([word, 0])));
  const product = on.run('Mul', [on.type('T', UINT64)], [wide, range!]);
  const high = on.run('RightShift', [on.type('T', UINT64)], [product, shift!]);
  const from0 = on.cast(high, UINT64, on.INT32);
  return on.run('AddV2', [on.type('T', on.INT32)], [from0, on.words([low], [])]);
}

/**
 * Our draws by TensorFlow's stateless random numbers, which by algorithm 1 are those of Philox4x32-10 with the
 * same counters.
 */
export const randomKernels = kernelsOf({
  bits: stateless('StatelessRandomUniformFullIntV2', ({ INT32 }) => INT32),
  uniform: stateless('StatelessRandomUniformV2', ({ FLOAT }) => FLOAT),
  gaussian: stateless('StatelessRandomNormalV2', ({ FLOAT }) => FLOAT),
});

/** Our draws by ops of our own, which take a sixth of the time. */
export const ownRandomKernels = kernelsOf({
  bits: own('GenPhiloxBits'),
  uniform: own('GenPhiloxUniform'),
  gaussian: own('GenPhiloxGaussian'),
});

/** A draw for each probability by an op of our own, which draws for those only that are neither 0 nor 1. */
export const ownBernoulli = tensorflowKernel<Tensors<'probs'>, DrawAttrs>(
  philoxBernoulli.name,
  ({ inputs: { probs }, attrs, backend }) =>
    handles(backend, (on) => {
      const { key, shape } = attrs;
      const isOne = tf.util.sizeFromShape(probs.shape) === 1;
      if (isOne) return on.tensor(below(on, own('GenPhiloxUniform')(on, attrs), on.of(probs)));
      return on.tensor(
        on.run('GenPhiloxBernoulli', [], [on.words(shape), on.words(key), on.of(probs)]),
      );
    }),
);
