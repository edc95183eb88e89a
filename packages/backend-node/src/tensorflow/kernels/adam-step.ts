import type { Tensor } from '@tensorflow/tfjs-core';
import { adamStep, type AdamStepAttrs, type AdamStepInputs } from '@gen/core/kernels';
import type { Handle } from '../backend.js';
import { attributesFor, tensorflowKernel, type Call, type Tensors } from '../call.js';
import { handles, type Handles } from '../handles.js';

type StepCall = Call<Tensors<keyof AdamStepInputs>, AdamStepAttrs>;

/**
 * A step of Adam by TensorFlow's own op, which writes into variables: into three that live as long as
 * the step, and copy what they are given before they write.
 *
 * That order is not in the graph of a step. Who records one leaves this body out, and so takes the
 * reference.
 */
export const adamStepKernel = tensorflowKernel<Tensors<keyof AdamStepInputs>, AdamStepAttrs>(
  adamStep.name,
  (call) => handles(call.backend, (on) => step(on, call)),
);

function step(on: Handles, { inputs, attrs, backend }: StepCall): Tensor[] {
  const { m, v, gradient } = inputs;
  const { int, flag, type } = attributesFor(backend);
  const spread = [type('T', on.FLOAT), int('num', 4), int('axis', 0)];
  const coefficients = on.runMany('Unpack', spread, [on.of(inputs.coefficients)], 4);
  const [scale, epsilon, rate, decay] = coefficients as [Handle, Handle, Handle, Handle];
  const multiply = (a: Handle, b: Handle): Handle => on.run('Mul', [type('T', on.FLOAT)], [a, b]);
  const parameter = on.of(inputs.parameter);
  // θ − η λ θ, from which the op then takes what Adam adds.
  const start = (): Handle =>
    on.run('Sub', [type('T', on.FLOAT)], [parameter, multiply(parameter, multiply(rate, decay))]);
  const values = [attrs.decays ? start() : parameter, on.of(m), on.of(v)];
  return withVariables(on, inputs.parameter.shape, values, backend, (variables) => {
    // No power of β: the corrections are in the rate and in ε.
    const numbers = [on.number(0), on.number(0), multiply(rate, scale)];
    const betas = [on.number(attrs.beta1), on.number(attrs.beta2)];
    const how = [type('T', on.FLOAT), flag('use_locking', false), flag('use_nesterov', false)];
    on.act('ResourceApplyAdam', how, [
      ...[...variables, ...numbers, ...betas],
      ...[epsilon, on.of(gradient)],
    ]);
    const [next, nextM, nextV] = variables.map((variable) =>
      on.tensor(on.run('ReadVariableOp', [type('dtype', on.FLOAT)], [variable])),
    ) as [Tensor, Tensor, Tensor];
    return [nextM, nextV, next];
  });
}

/** Gives TensorFlow's variables of these values to `use`, and takes them away afterwards. */
function withVariables<Result>(
  on: Handles,
  size: readonly number[],
  values: readonly Handle[],
  backend: StepCall['backend'],
  use: (variables: readonly Handle[]) => Result,
): Result {
  const { flag, shape, text, type } = attributesFor(backend);
  const dtype = type('dtype', on.FLOAT);
  const made = [dtype, shape('shape', size), text('container', ''), text('shared_name', ANONYMOUS)];
  const variables = values.map(() => on.run('VarHandleOp', made, []));
  try {
    values.forEach((value, i) => on.act('AssignVariableOp', [dtype], [variables[i]!, value]));
    return use(variables);
  } finally {
    for (const variable of variables) {
      on.act('DestroyResourceOp', [flag('ignore_lookup_error', true)], [variable]);
    }
  }
}

/** The name that TensorFlow understands as none. */
const ANONYMOUS = 'cd2c89b7-88b7-44c8-ad83-06c2a9158347';
