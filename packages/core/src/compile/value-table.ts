import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Operand, Value } from './trace.js';

type DataId = TensorInfo['dataId'];

/** What there is to say of a value besides the tensor. */
export type Origin = Omit<Value, 'info' | 'after'>;

/** The tensors of a step that is being recorded: those that share their data are one value. */
export interface ValueTable {
  /** The values so far. */
  readonly values: readonly Value[];
  /** Whether a tensor's data are among them. */
  has(dataId: DataId): boolean;
  /** A tensor in the shape that it has here; its value is entered where it is new, and has an origin then. */
  operand(info: TensorInfo, origin?: Origin): Operand;
}

/** Makes an empty {@link ValueTable}. */
export function makeValueTable(
  callsSoFar: () => number,
  entered: (value: Value) => void,
): ValueTable {
  const values: Value[] = [];
  const places = new Map<DataId, number>();
  return {
    values,
    has: (dataId) => places.has(dataId),
    operand: (info, origin) => {
      const { dataId, dtype } = info;
      const shape = [...info.shape];
      let place = places.get(dataId);
      if (place === undefined) {
        // A copy: a variable has other data when it is assigned.
        const value: Value = { ...origin!, info: { dataId, shape, dtype }, after: callsSoFar() };
        place = values.push(value) - 1;
        places.set(dataId, place);
        entered(value);
      }
      return { value: place, shape, dtype };
    },
  };
}
