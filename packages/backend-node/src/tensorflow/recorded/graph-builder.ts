import type { Attribute, Binding } from '../backend.js';
import type { GraphNode } from './graph-node.js';

/** What an op makes: where it comes from in the graph, and the number of its type. */
export interface Source {
  /** `name:index`. */
  readonly from: string;
  /** Number of the type. */
  readonly dtype: number;
}

/** A number in float32 that comes in from outside. */
export interface FedNumber {
  readonly source: Source;
  readonly value: number;
}

/** Collects the ops of a graph. */
export interface GraphBuilder {
  /** The ops so far. */
  readonly nodes: readonly GraphNode[];
  /** The numbers that are fed, so far. */
  readonly numbers: readonly FedNumber[];
  /** Adds an op; its name. */
  add(node: Omit<GraphNode, 'name'>): string;
  /** Adds something that is fed. */
  input(dtype: number): Source;
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
export function graphBuilder(binding: Binding): GraphBuilder {
  const nodes: GraphNode[] = [];
  const numbers: FedNumber[] = [];
  const type = (name: string, value: number): Attribute => ({
    name,
    type: binding.TF_ATTR_TYPE,
    value,
  });
  const add: GraphBuilder['add'] = (node) => {
    const name = `n${nodes.length}`;
    nodes.push({ ...node, name });
    return name;
  };
  const input = (dtype: number): Source => {
    const attributes = [type('dtype', dtype), { name: 'shape', unknown: true } as const];
    return { from: `${add({ op: 'Placeholder', inputs: [], attributes })}:0`, dtype };
  };
  /** A number is fed, so that the optimizer of graphs does not calculate with it beforehand. */
  const number = (content: Uint8Array): Source => {
    const [value] = new Float32Array(content.slice().buffer);
    const found = numbers.find((each) => Object.is(each.value, value));
    if (found !== undefined) return found.source;
    const source = input(binding.TF_FLOAT);
    numbers.push({ source, value: value! });
    return source;
  };
  const literal = (dtype: number, shape: readonly number[], content: Uint8Array): Source => {
    const attributes = [type('dtype', dtype), { name: 'value', tensor: { dtype, shape, content } }];
    return { from: `${add({ op: 'Const', inputs: [], attributes })}:0`, dtype };
  };
  const words = (...values: readonly number[]): Source =>
    literal(binding.TF_INT32, [values.length], new Uint8Array(Int32Array.from(values).buffer));
  const fill = (dtype: number, shape: readonly number[], value: Source): Source => {
    const attributes = [type('T', dtype), type('index_type', binding.TF_INT32)];
    const inputs = [words(...shape).from, value.from];
    return { from: `${add({ op: 'Fill', inputs, attributes })}:0`, dtype };
  };
  const constant: GraphBuilder['constant'] = (dtype, shape, content) => {
    const size = shape.reduce((product, each) => product * each, 1);
    if (shape.length === 0 && dtype === binding.TF_FLOAT) return number(content);
    const width = content.length / Math.max(size, 1);
    const isUniform = size > MANY && content.every((byte, i) => byte === content[i % width]);
    if (!isUniform) return literal(dtype, shape, content);
    return fill(dtype, shape, constant(dtype, [], content.slice(0, width)));
  };
  return {
    nodes,
    numbers,
    add,
    input,
    constant,
    words,
    identity: ({ from, dtype }) => ({
      from: `${add({ op: 'Identity', inputs: [from], attributes: [type('T', dtype)] })}:0`,
      dtype,
    }),
  };
}
