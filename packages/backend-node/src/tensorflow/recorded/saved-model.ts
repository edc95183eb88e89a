import type { Attribute, Binding } from '../backend.js';
import type { GraphArgument, Source } from './graph-builder.js';
import type { GraphNode } from './graph-node.js';
import { bytes, encode, float, integer, message, string, type Field } from './protobuf.js';

/** Version of graphs in which ops are as the ones that were recorded: that of TensorFlow 2.17. */
const PRODUCER = 1882;

/** The tag under which the graph is found again. */
export const TAG = 'serve';

/** The op that calls the step. */
export const CALL = 'call';

/** What a step is as a function: from arguments by ops to results. */
export interface StepFunction {
  readonly args: readonly GraphArgument[];
  readonly nodes: readonly GraphNode[];
  readonly results: readonly Source[];
}

/** A function that others call by its name. */
export interface NamedFunction extends StepFunction {
  readonly name: string;
  /** Whether XLA compiles it. */
  readonly xla?: boolean;
}

/** A step and the functions that it calls. */
export interface FoldedStep extends StepFunction {
  readonly functions: readonly NamedFunction[];
}

/**
 * A function as a SavedModel without variables or signatures: a graph that calls it on what it is fed
 * (TensorFlow, "SavedModel format",
 * https://github.com/tensorflow/tensorflow/blob/v2.17.0/tensorflow/core/protobuf/saved_model.proto).
 *
 * The ops are to round as they do one by one. So the optimizer of graphs, which puts some of them
 * together and calculates with others beforehand, is kept out: it passes over functions of which a type
 * is left open, and the call says that it is to do nothing with the function that it makes of it.
 */
export function savedModel(step: FoldedStep, binding: Binding): Uint8Array {
  const graph = [
    ...step.args.map(({ name, dtype }) => message(1, ...placeholder(name, dtype))),
    message(1, ...nodeFields(callOf(step, binding), binding)),
    message(
      2,
      message(1, ...functionFields({ ...step, name: STEP }, binding)),
      ...step.functions.map((each) => message(1, ...functionFields(each, binding))),
    ),
    message(4, integer(1, PRODUCER)),
  ];
  const metaInfo = message(1, string(4, TAG));
  return encode(integer(1, 1), message(2, metaInfo, message(2, ...graph)));
}

const STEP = 'step';
const OPEN = 'P';

const attribute = (name: string, ...value: Field[]): Field =>
  message(5, string(1, name), message(2, ...value));

const placeholder = (name: string, dtype: number): Field[] => [
  string(1, name),
  string(2, 'Placeholder'),
  attribute('dtype', integer(6, dtype)),
  attribute('shape', message(7, integer(3, true))),
];

/** ConfigProto { graph_options { rewrite_options { disable_meta_optimizer: true } } }. */
const unchanged = (): Uint8Array => encode(message(10, message(10, integer(19, true))));

const callOf = (step: StepFunction, binding: Binding): GraphNode => ({
  name: CALL,
  op: 'StatefulPartitionedCall',
  inputs: step.args.map(({ name }) => name),
  attributes: callAttributes(step, STEP, binding),
});

/** Attributes of an op that calls a function by its name. */
export function callAttributes(
  { args, results }: StepFunction,
  name: string,
  { TF_ATTR_TYPE }: Binding,
): GraphNode['attributes'] {
  const types = (name: string, list: readonly { readonly dtype: number }[]): Attribute => ({
    name,
    type: TF_ATTR_TYPE,
    value: list.map(({ dtype }) => dtype),
  });
  return [
    types('Tin', args),
    types('Tout', results),
    { name: 'f', calls: name, open: args[0]?.dtype },
    { name: 'config_proto', bytes: unchanged() },
  ];
}

const XLA = '_XlaMustCompile';

/** The attribute of a call that has XLA compile what it calls. */
export const xlaAttribute = ({ TF_ATTR_BOOL }: Binding): Attribute => ({
  name: XLA,
  type: TF_ATTR_BOOL,
  value: true,
});

const entryOf = (field: number, key: string, ...value: Field[]): Field =>
  message(field, string(1, key), message(2, ...value));

function functionFields(
  { name, args, nodes, results, xla = false }: NamedFunction,
  binding: Binding,
): Field[] {
  const [first] = args;
  const signature = [
    string(1, name),
    ...args.map((each) =>
      message(2, string(1, each.name), each === first ? string(4, OPEN) : integer(3, each.dtype)),
    ),
    ...results.map(({ dtype }, i) => message(3, string(1, `r${i}`), integer(3, dtype))),
    ...(first === undefined ? [] : [message(4, string(1, OPEN), string(2, 'type'))]),
    integer(17, true),
  ];
  return [
    message(1, ...signature),
    ...nodes.map((node) => message(3, ...nodeFields(node, binding))),
    ...results.map(({ from }, i) => message(4, string(1, `r${i}`), string(2, from))),
    ...['_noinline', '_nospecialize', ...(xla ? [XLA] : [])].map((name) =>
      entryOf(5, name, integer(5, true)),
    ),
  ];
}

const nodeFields = ({ name, op, inputs, attributes }: GraphNode, binding: Binding): Field[] => [
  string(1, name),
  string(2, op),
  ...inputs.map((input) => string(3, input)),
  ...attributes.map((each) => attribute(each.name, ...valueOf(each, binding))),
];

function valueOf(each: GraphNode['attributes'][number], binding: Binding): Field[] {
  if ('calls' in each) {
    const open = each.open === undefined ? [] : [entryOf(2, OPEN, integer(6, each.open))];
    return [message(10, string(1, each.calls), ...open)];
  }
  if ('bytes' in each) return [bytes(2, each.bytes)];
  if ('unknown' in each) return [message(7, integer(3, true))];
  if ('tensor' in each) {
    const { dtype, shape, content } = each.tensor;
    return [message(8, integer(1, dtype), message(2, ...dimensions(shape)), bytes(4, content))];
  }
  return Array.isArray(each.value) && each.type !== binding.TF_ATTR_SHAPE
    ? [message(1, ...(each.value as number[]).map((value) => scalar(each, value, binding)))]
    : [scalar(each, each.value as number, binding)];
}

/** One value: in a list it has the number of its field too. */
function scalar({ name, type, value }: Attribute, each: number, binding: Binding): Field {
  switch (type) {
    case binding.TF_ATTR_STRING:
      return string(2, String(each));
    case binding.TF_ATTR_INT:
      return integer(3, each);
    case binding.TF_ATTR_FLOAT:
      return float(4, each);
    case binding.TF_ATTR_BOOL:
      return integer(5, each);
    case binding.TF_ATTR_TYPE:
      return integer(6, each);
    case binding.TF_ATTR_SHAPE:
      return message(7, ...dimensions(value as readonly number[]));
    default:
      throw new Error(`The attribute ${name} is of a kind that is not known: ${type}.`);
  }
}

const dimensions = (shape: readonly number[]): Field[] =>
  shape.map((size) => message(2, integer(1, size)));
