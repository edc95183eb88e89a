import type { Attribute, Binding, TensorflowBackend } from '../backend.js';
import { attributesFor } from '../call.js';
import type { GraphBuilder, Source } from './graph-builder.js';
import type { GraphNode } from './graph-node.js';
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

/** What an op is made of in a graph. */
type Expansion = (
  graph: GraphBuilder,
  backend: TensorflowBackend,
  inputs: readonly Source[],
) => Source[];

/** Ops that are several in a graph, rounded as by themselves. */
export const expansions: Readonly<Record<string, Expansion>> = {
  // In a graph it would be that of oneDNN, which rounds otherwise.
  Softmax: (graph, backend, [logits]) => {
    const { dtype } = logits!;
    const { flag, type } = attributesFor(backend);
    const T = type('T', dtype);
    const ends = [T, type('Tidx', backend.binding.TF_INT32), flag('keep_dims', true)];
    const last = graph.words(-1);
    const run = (op: string, attributes: readonly Attribute[], ...inputs: Source[]): Source =>
      graph.one({ op, attributes, inputs: inputs.map(({ from }) => from) }, dtype);
    const shifted = run('Sub', [T], logits!, run('Max', ends, logits!, last));
    const powers = run('Exp', [T], shifted);
    return [run('Mul', [T], powers, run('Reciprocal', [T], run('Sum', ends, powers, last)))];
  },
};
