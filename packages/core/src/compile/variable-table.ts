import type { TensorInfo, Variable } from '@tensorflow/tfjs-core';
import { makeUnique, registeredVariables } from './copy-of.js';
import { refused } from './refused.js';
import type { Operand, TracedVariable } from './trace.js';

type DataId = TensorInfo['dataId'];

/** The variables that there are when a step begins, and what it does with them. */
export interface VariableTable {
  /** Whether data are those that a variable begins with. */
  has(dataId: DataId): boolean;
  /** Notes that the value with which a variable begins is read: its place. */
  read(dataId: DataId, place: number): void;
  /** Those that were read, or have other data by now. */
  changed(operandOf: (variable: Variable) => Operand): TracedVariable[];
}

/** Enters all variables. */
export function makeVariableTable(): VariableTable {
  const variableOf = new Map<DataId, Variable>();
  const dataOf = new Map<Variable, DataId>();
  const before = new Map<Variable, number>();
  for (const variable of registeredVariables()) {
    // Data that several variables share would be read as that of any of them.
    if (variableOf.has(variable.dataId)) makeUnique(variable);
    variableOf.set(variable.dataId, variable);
    dataOf.set(variable, variable.dataId);
  }
  return {
    has: (dataId) => variableOf.has(dataId),
    read: (dataId, place) => before.set(variableOf.get(dataId)!, place),
    changed: (operandOf) => {
      for (const variable of dataOf.keys()) {
        if (variable.isDisposed) throw refused(disposedVariable(variable));
      }
      // All of them first: what one holds in the end may be what another began with.
      const afters = [...dataOf].map(([variable, dataId]) =>
        variable.dataId === dataId ? undefined : operandOf(variable),
      );
      return [...dataOf.keys()].flatMap((variable, i) => {
        const [first, after] = [before.get(variable), afters[i]];
        return first === undefined && after === undefined
          ? []
          : [{ variable, before: first, after }];
      });
    },
  };
}

const disposedVariable = ({ name, shape }: Variable) => ({
  expected: 'variables that outlive the step',
  got: `variable ${name} of shape [${shape}], which the step disposes`,
  remedy: 'Dispose it after the step.',
});
