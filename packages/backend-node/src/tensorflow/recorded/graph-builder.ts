import type { TensorflowBackend } from '../backend.js';
import { attributesFor } from '../call.js';
import type { GraphNode } from './graph-node.js';
import { outputName } from './output-name.js';

/** What an op makes: where it comes from in the graph, and the number of its type. */
export interface Source {
  /** `node:output:index`, or the name of an argument. */
  readonly from: string;
  /** Number of the type. */
  readonly dtype: number;
}

/** Something that is given to a graph. */
export interface GraphArgument {
  readonly name: string;
  /** Number of the type. */
  readonly dtype: number;
}

/** Collects the ops of a graph. */
export interface GraphBuilder {
  /** The ops so far. */
  readonly nodes: readonly GraphNode[];
  /** What is given, so far. */
  readonly args: readonly GraphArgument[];
  /** Numbers of the types of all outputs and arguments, by their names. */
  readonly types: ReadonlyMap<string, number>;
  /** Adds an op and the types of its outputs; these. */
  add(node: Omit<GraphNode, 'name'>, dtypes: readonly number[]): Source[];
  /** Adds an op of one output. */
  one(node: Omit<GraphNode, 'name'>, dtype: number): Source;
  /** Adds something that is given. */
  argument(dtype: number): Source;
  /** Adds a constant, by its bytes. */
  constant(dtype: number, shape: readonly number[], content: Uint8Array): Source;
  /** Adds a list of whole numbers. */
  words(...values: readonly number[]): Source;
  /** Passes something on under a name of its own. */
  identity(source: Source): Source;
}

/** How many equal numbers are filled in where they are used. */
const MANY = 16;

/** Begins a graph. */
export function graphBuilder(backend: TensorflowBackend): GraphBuilder {
  const { binding } = backend;
  const { type } = attributesFor(backend);
  const nodes: GraphNode[] = [];
  const args: GraphArgument[] = [];
  const types = new Map<string, number>();
  const add: GraphBuilder['add'] = (node, dtypes) => {
    const name = `n${nodes.length}`;
    nodes.push({ ...node, name });
    return dtypes.map((dtype, i) => {
      const from = outputName(name, node.op, i);
      types.set(from, dtype);
      return { from, dtype };
    });
  };
  const one: GraphBuilder['one'] = (node, dtype) => add(node, [dtype])[0]!;
  const literal = (dtype: number, shape: readonly number[], content: Uint8Array): Source => {
    const attributes = [type('dtype', dtype), { name: 'value', tensor: { dtype, shape, content } }];
    return one({ op: 'Const', inputs: [], attributes }, dtype);
  };
  const words = (...values: readonly number[]): Source =>
    literal(binding.TF_INT32, [values.length], new Uint8Array(Int32Array.from(values).buffer));
  return {
    nodes,
    args,
    types,
    add,
    one,
    words,
    argument: (dtype) => {
      const name = `a${args.length}`;
      args.push({ name, dtype });
      types.set(name, dtype);
      return { from: name, dtype };
    },
    constant: (dtype, shape, content) => {
      const size = shape.reduce((product, each) => product * each, 1);
      const width = content.length / Math.max(size, 1);
      const isUniform = size > MANY && content.every((byte, i) => byte === content[i % width]);
      if (!isUniform) return literal(dtype, shape, content);
      const attributes = [type('T', dtype), type('index_type', binding.TF_INT32)];
      const value = literal(dtype, [], content.slice(0, width));
      return one({ op: 'Fill', inputs: [words(...shape).from, value.from], attributes }, dtype);
    },
    identity: ({ from, dtype }) =>
      one({ op: 'Identity', inputs: [from], attributes: [type('T', dtype)] }, dtype),
  };
}
