import type { Binding, Handle, Output, TensorflowBackend } from '../backend.js';
import { attributesFor } from '../call.js';

/** Variables of TensorFlow: the parameter, its first and its second moment. */
export interface AdamVariables {
  /** Gives them tensors, without a copy. */
  assign(values: readonly Handle[]): void;
  /** Runs an op that changes them. */
  update(op: string, inputs: readonly Handle[]): void;
  /** Their values, without a copy. */
  read(): Output[];
}

const present = new WeakMap<Binding, AdamVariables>();

/**
 * The three variables that serve all parameters in turn. They hold on to what the last of these
 * became, until the next one is assigned.
 */
export function adamVariables(backend: TensorflowBackend): AdamVariables {
  const { binding } = backend;
  const found = present.get(binding);
  if (found !== undefined) return found;
  const made = create(backend);
  present.set(binding, made);
  return made;
}

function create(backend: TensorflowBackend): AdamVariables {
  const { binding } = backend;
  const { text, type } = attributesFor(backend);
  const dtype = [type('dtype', 'float32')];
  const shape = { name: 'shape', type: binding.TF_ATTR_SHAPE, value: [] }; // not checked where it runs
  const variables = ['parameter', 'first', 'second'].map((name) => {
    const how = [...dtype, shape, text('shared_name', `gen/adam/${name}`)];
    return binding.executeOp('VarHandleOp', how, [], 1)[0]!.id;
  });
  const T = [type('T', 'float32')];
  return {
    assign: (values) =>
      variables.forEach((id, i) =>
        binding.executeOp('AssignVariableOp', dtype, [id, values[i]!], 0),
      ),
    update: (op, inputs) => void binding.executeOp(op, T, [...variables, ...inputs], 0),
    read: () => variables.map((id) => binding.executeOp('ReadVariableOp', dtype, [id], 1)[0]!),
  };
}
