import type { KernelConfig } from '@tensorflow/tfjs-core';
import {
  biasActivation,
  biasActivationGrad,
  columnSums,
  type BiasActivationAttrs,
  type FusedActivation,
} from '@gen/core/kernels';
import type { Handle } from '../backend.js';
import { attributesFor, tensorflowKernel, type Tensors } from '../call.js';
import { handles, type Handles } from '../handles.js';

/** An activation, and its derivative times dy, by ops of TensorFlow. */
interface Activation {
  readonly value: (on: Handles, z: Handle) => Handle;
  readonly slope: (on: Handles, z: Handle, dy: Handle) => Handle;
}

const activations: Readonly<Record<FusedActivation, Activation>> = {
  elu: {
    value: (on, z) => on.float('Elu', z),
    slope: (on, z, dy) => on.float('EluGrad', dy, on.float('Elu', z)),
  },
  gelu: {
    value: (on, z) => on.float('Mul', z, normalCdf(on, z)),
    slope: (on, z, dy) => {
      const slope = on.float('AddV2', normalCdf(on, z), on.float('Mul', z, normalPdf(on, z)));
      return on.float('Mul', dy, slope);
    },
  },
  identity: {
    value: (_, z) => z,
    slope: (on, _, dy) => on.float('Identity', dy),
  },
  relu: {
    value: (on, z) => on.float('Relu', z),
    slope: (on, z, dy) => on.float('ReluGrad', dy, z),
  },
  sigmoid: {
    value: (on, z) => on.float('Sigmoid', z),
    // The slope is even; on this side y (1 − y) keeps its relative accuracy.
    slope: (on, z, dy) => {
      const y = on.float('Sigmoid', on.float('Neg', on.float('Abs', z)));
      return on.float('SigmoidGrad', y, dy);
    },
  },
  silu: {
    value: (on, z) => on.float('Mul', z, on.float('Sigmoid', z)),
    slope: (on, z, dy) => {
      const y = on.float('Sigmoid', z);
      const bent = on.float('SigmoidGrad', y, on.float('Mul', z, dy));
      return on.float('AddV2', on.float('Mul', y, dy), bent);
    },
  },
  softplus: {
    value: (on, z) => on.float('Softplus', z),
    slope: (on, z, dy) => on.float('Mul', dy, on.float('Sigmoid', z)),
  },
  tanh: {
    value: (on, z) => on.float('Tanh', z),
    slope: (on, z, dy) => on.float('TanhGrad', on.float('Tanh', z), dy),
  },
};

/** Φ(z). */
function normalCdf(on: Handles, z: Handle): Handle {
  const erf = on.float('Erf', on.float('Mul', z, on.number(Math.SQRT1_2)));
  return on.float('Mul', on.float('AddV2', erf, on.number(1)), on.number(0.5));
}

/** φ(z). */
function normalPdf(on: Handles, z: Handle): Handle {
  const exponent = on.float('Mul', on.float('Square', z), on.number(-0.5));
  return on.float('Mul', on.float('Exp', exponent), on.number(1 / Math.sqrt(2 * Math.PI)));
}

/** A bias with an activation, their gradient, and sums over rows. */
export const biasActivationKernels: readonly KernelConfig[] = [
  tensorflowKernel<Tensors<'x' | 'bias'>, BiasActivationAttrs>(
    biasActivation.name,
    ({ inputs: { x, bias }, attrs: { activation }, backend }) =>
      handles(backend, (on) => {
        const z = on.float('BiasAdd', on.of(x), on.of(bias));
        return on.tensor(activations[activation].value(on, z));
      }),
  ),
  tensorflowKernel<Tensors<'x' | 'bias' | 'dy'>, BiasActivationAttrs>(
    biasActivationGrad.name,
    ({ inputs: { x, bias, dy }, attrs: { activation }, backend }) =>
      handles(backend, (on) => {
        const z = on.float('BiasAdd', on.of(x), on.of(bias));
        return on.tensor(activations[activation].slope(on, z, on.of(dy)));
      }),
  ),
  tensorflowKernel<Tensors<'a'> & Partial<Tensors<'b'>>, object>(
    columnSums.name,
    ({ inputs: { a, b }, backend }) =>
      handles(backend, (on) => {
        const rows = b === undefined ? on.of(a) : on.float('Mul', on.of(a), on.of(b));
        const { flag } = attributesFor(backend);
        const how = [flag('keep_dims', false), on.type('T', on.FLOAT), on.type('Tidx', on.INT32)];
        return on.tensor(on.run('Sum', how, [rows, on.words([0])]));
      }),
  ),
];
