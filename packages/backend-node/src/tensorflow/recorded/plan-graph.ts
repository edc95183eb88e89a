import { NotRecordableError, type Operand, type Trace } from '@gen/core/compile';
import type { Handle, TensorflowBackend } from '../backend.js';
import { attributesFor } from '../call.js';
import { graphBuilder, type Source } from './graph-builder.js';
import { expansions, inGraph } from './in-graph.js';
import { storedIn, type Made, type OpLog, type Ran } from './op-log.js';
import { compileGraph } from './compile-graph.js';
import { foldGraph } from './fold-graph.js';
import type { FoldedStep } from './saved-model.js';

/** A step as a function of TensorFlow's. */
export interface GraphPlan extends FoldedStep {
  /** Places in `trace.values` of what is given to it, in order; then come the words of all keys. */
  readonly given: readonly number[];
  /** Whether it is given the words of keys. */
  readonly hasKeys: boolean;
}

/** Arranges what a step did as a graph; arguments, variables and what it captured are given to it. */
export function planGraph(
  backend: TensorflowBackend,
  trace: Trace,
  {
    log,
    wanted,
    xla,
  }: { readonly log: OpLog; readonly wanted: readonly Operand[]; readonly xla: boolean },
): GraphPlan {
  if (log.unread !== undefined) throw new NotRecordableError(log.unread);
  const graph = graphBuilder(backend);
  const sources = new Map<Handle, Source>();
  const given = new Map<number, Source>();
  const storedOf = (value: number) => {
    const { dataId } = trace.values[value]!.info;
    return log.handles.get(dataId) ?? storedIn(backend, dataId);
  };

  trace.values.forEach(({ kind }, value) => {
    if (kind === 'made' || kind === 'result') return;
    const { id, dtype } = storedOf(value);
    const source = graph.argument(dtype);
    given.set(value, source);
    sources.set(id, source);
  });
  const hasKeys = log.events.some((event) => event.kind === 'made' && event.key !== undefined);
  const keys = hasKeys ? rowsOf(graph, backend, trace.keys.length) : [];
  addEvents(backend, graph, { log, sources, keys });

  const outputOf = ({ value }: Operand): Source => {
    const passed = given.get(value);
    if (passed !== undefined) return graph.identity(passed);
    const { numbers, info } = trace.values[value]!;
    const source = sources.get(log.handles.get(info.dataId)?.id ?? -1);
    if (source !== undefined) return graph.identity(source);
    if (numbers === undefined) throw new NotRecordableError('A result of it comes from elsewhere.');
    const { buffer, byteOffset, byteLength } = numbers;
    const content = new Uint8Array(buffer, byteOffset, byteLength).slice();
    const dtype = backend.getDTypeInteger(info.dtype);
    return graph.identity(graph.constant(dtype, info.shape, content));
  };
  const results = wanted.map(outputOf);
  const step = { args: graph.args, nodes: graph.nodes, results };
  const folded = (xla ? compileGraph : foldGraph)(step, graph.types, backend.binding);
  return { ...folded, given: [...given.keys()], hasKeys };
}

/** The words of all keys are given as one tensor: its rows. */
function rowsOf(
  graph: ReturnType<typeof graphBuilder>,
  backend: TensorflowBackend,
  count: number,
): Source[] {
  const { TF_INT32 } = backend.binding;
  const { int, type } = attributesFor(backend);
  const keys = graph.argument(TF_INT32);
  const sizes = graph.words(...Array.from({ length: count }, () => 1));
  const axis = graph.constant(TF_INT32, [], new Uint8Array(4));
  const attributes = [int('num_split', count), type('T', TF_INT32), type('Tlen', TF_INT32)];
  const inputs = [keys, sizes, axis].map(({ from }) => from);
  return graph.add(
    { op: 'SplitV', inputs, attributes },
    Array.from({ length: count }, () => TF_INT32),
  );
}

/** Adds what ran, in order; ops that share a variable of TensorFlow's wait for one another. */
function addEvents(
  backend: TensorflowBackend,
  graph: ReturnType<typeof graphBuilder>,
  {
    log,
    sources,
    keys,
  }: {
    readonly log: OpLog;
    readonly sources: Map<Handle, Source>;
    /** The words of each key. */
    readonly keys: readonly Source[];
  },
): void {
  const { binding } = backend;
  const lastUser = new Map<Handle, string>();

  const make = ({ id, dtype, shape, content, key }: Made): void => {
    // What came in from outside may have been handed over only now.
    if (sources.has(id)) return;
    const source = key === undefined ? graph.constant(dtype, shape, content) : keys[key]!;
    sources.set(id, source);
  };
  const run = (event: Ran): void => {
    const inputs = event.inputs.map((id) => {
      const source = sources.get(id);
      if (source === undefined) {
        throw new NotRecordableError(`${event.op} takes a tensor from elsewhere.`);
      }
      return source;
    });
    const expanded = expansions[event.op]?.(graph, backend, inputs);
    if (expanded !== undefined) {
      event.outputs.forEach(({ id }, i) => sources.set(id, expanded[i]!));
      return;
    }
    const before = new Set(event.inputs.flatMap((id) => lastUser.get(id) ?? []));
    const outputs = graph.add(
      {
        ...inGraph(binding, event, inputs),
        inputs: [...inputs.map(({ from }) => from), ...[...before].map((each) => `^${each}`)],
      },
      event.outputs.map(({ dtype }) => dtype),
    );
    const { name } = graph.nodes.at(-1)!;
    for (const id of event.inputs) if (lastUser.has(id)) lastUser.set(id, name);
    event.outputs.forEach(({ id }, i) => sources.set(id, outputs[i]!));
    if (event.op === 'VarHandleOp') lastUser.set(event.outputs[0]!.id, name);
  };
  for (const event of log.events) {
    if (event.kind === 'made') make(event);
    else run(event);
  }
}
