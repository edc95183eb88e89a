import { NotRecordableError } from '@gen/core/compile';
import { opOutputs } from './op-outputs.js';

/** Names of what an op returns; of a list the one name of all. */
interface Outputs {
  readonly names: readonly string[];
  readonly isList: boolean;
}

const outputs: ReadonlyMap<string, Outputs> = new Map(
  Object.entries(opOutputs).flatMap(([text, ops]) => {
    const isList = text.endsWith('*');
    const names = text.replace('*', '').split(' ');
    return ops.map((op) => [op, { names, isList }] as const);
  }),
);

/** How an output is called inside of a function of TensorFlow's: `node:name:index`. */
export function outputName(node: string, op: string, index: number): string {
  const found = outputs.get(op);
  if (found === undefined) throw new NotRecordableError(`${op} is not known.`);
  return found.isList ? `${node}:${found.names[0]}:${index}` : `${node}:${found.names[index]}:0`;
}

/** Name of the node that an output, or one that is waited for, belongs to. */
export const nodeOf = (output: string): string => output.split(':', 1)[0]!.replace('^', '');

/** The output of a node without its name. */
export const restOf = (output: string): string => output.slice(output.indexOf(':') + 1);
