import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { overriding } from '@gen/backend-web';
import type { Pointwise } from '@gen/core/kernels';
import type { Binding, Handle, TensorflowBackend } from '../backend.js';
import { programBuilder } from './program-builder.js';
import { symbolicOps } from './symbolic-ops.js';
import { NotPointwiseError, sizeOf, valueOf, type Symbolic } from './symbol.js';

/** What the backend keeps of a tensor. */
interface Stored {
  readonly id: Handle;
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly values: ArrayLike<number> | null;
}

let writing = false;

/** Whether a program is being written: then tensors are symbols. */
export const isWriting = (): boolean => writing;

/**
 * The program of a function of each number of its arguments, which is called once with symbols in place of
 * tensors. Undefined where it does what programs cannot.
 */
export function writeProgram(
  backend: TensorflowBackend,
  of: Pointwise<Tensor[]>,
  xs: readonly Tensor[],
): string | undefined {
  const session = beginSymbols(backend, xs);
  writing = true;
  try {
    return tf.tidy(() => {
      const result = of(...xs);
      if (xs.some(({ dataId }) => dataId === result.dataId)) return undefined;
      return session.textOf(result);
    }) as unknown as string | undefined;
  } catch {
    // Whether it cannot be done, or is wrong: then the ops themselves say so.
    return undefined;
  } finally {
    writing = false;
    session.end();
  }
}

/** Has the backend hand out symbols. Their numbers are negative, so that the addon is never asked to delete one. */
function beginSymbols(backend: TensorflowBackend, xs: readonly Tensor[]) {
  const { binding } = backend;
  const program = programBuilder();
  const on = { program, binding };
  const symbols: Symbolic[] = [];
  const given = new Map<object, Handle>();
  const { tensorMap } = backend as unknown as { tensorMap: { get(id: object): Stored } };

  const idOf = (symbol: Symbolic): Handle => -1 - symbols.push(symbol);
  const symbolOf = (id: Handle): Symbolic => {
    const symbol = symbols[-2 - id];
    if (symbol === undefined) throw new NotPointwiseError('a tensor of outside');
    return symbol;
  };
  /** Numbers of the host: one for all, or a list. */
  const known = (shape: readonly number[], dtype: number, values: ArrayLike<number>): Symbolic => {
    const numbers = Array.from(values, Number);
    const isOne = numbers.length > 0 && numbers.every((each) => Object.is(each, numbers[0]));
    const isNumber = dtype === binding.TF_FLOAT || dtype === binding.TF_BOOL;
    if (!isNumber) return { kind: 'list', numbers, shape, dtype };
    if (!isOne) throw new NotPointwiseError('numbers that differ');
    return { kind: 'value', place: program.number(numbers[0]!), shape, dtype };
  };
  const methods = {
    createTensor: (shape: readonly number[], dtype: number, values: ArrayLike<number>) =>
      idOf(known(shape, dtype, values)),
    deleteTensor: () => {},
    executeOp: (op: string, _: unknown, inputs: readonly Handle[]) => {
      const compute = symbolicOps[op];
      if (compute === undefined) throw new NotPointwiseError(op);
      const symbol = compute(on, inputs.map(symbolOf));
      return [{ id: idOf(symbol), shape: [...symbol.shape], dtype: symbol.dtype }];
    },
  };
  const idOfTensor = ({ dataId }: { readonly dataId: object }): Handle => {
    const { id, shape, dtype, values } = tensorMap.get(dataId);
    return given.get(dataId) ?? (values === null ? id : idOf(known(shape, dtype, values)));
  };
  xs.forEach(({ dataId, shape }, i) => {
    const dtype = binding.TF_FLOAT;
    given.set(dataId, idOf({ kind: 'value', place: program.argument(i), shape, dtype }));
  });
  const end = overriding<TensorflowBackend>(backend, {
    // The addon's own are read-only.
    binding: Object.create(binding, Object.getOwnPropertyDescriptors(methods)) as Binding,
    getInputTensorIds: (tensors) => tensors.map(idOfTensor),
    readSync: () => {
      throw new NotPointwiseError('numbers that are read');
    },
  });
  const shape = xs.reduce<number[]>(
    (sum, x) => tf.broadcast_util.assertAndGetBroadcastShape(sum, x.shape),
    [],
  );
  return {
    end,
    textOf: (result: Tensor): string => {
      const value = valueOf(symbolOf(idOfTensor(result)));
      const isWhole = value.dtype === binding.TF_FLOAT && tf.util.arraysEqual(shape, result.shape);
      if (!isWhole || sizeOf(value.shape) !== sizeOf(shape)) {
        throw new NotPointwiseError(`[${result.shape}] of [${shape}]`);
      }
      return program.text(value.place);
    },
  };
}
