import type { Binding } from '../backend.js';
import type { GraphNode } from './graph-node.js';
import type { Source } from './graph-builder.js';
import type { Ran } from './op-log.js';

/** How an op is written in a graph, where that is not how it is called by itself. */
type Change = (
  binding: Binding,
  ran: Ran,
  inputs: readonly Source[],
) => Pick<GraphNode, 'op' | 'attributes'>;

const changes: Readonly<Record<string, Change>> = {
  // Only ops that are called by themselves find their types out.
  ExpandDims: ({ TF_ATTR_TYPE }, { op, attributes }, [x, axis]) => ({
    op,
    attributes: [
      ...attributes.filter(({ name }) => name !== 'T' && name !== 'Tdim'),
      { name: 'T', type: TF_ATTR_TYPE, value: x!.dtype },
      { name: 'Tdim', type: TF_ATTR_TYPE, value: axis!.dtype },
    ],
  }),
  // One variable serves tensors of several shapes in turn.
  VarHandleOp: (_, { op, attributes }) => ({
    op,
    attributes: [
      ...attributes.filter(({ name }) => name !== 'shape'),
      { name: 'shape', unknown: true },
    ],
  }),
};

/** An op as a graph has it. */
export const inGraph: Change = (binding, ran, inputs) =>
  changes[ran.op]?.(binding, ran, inputs) ?? { op: ran.op, attributes: ran.attributes };
