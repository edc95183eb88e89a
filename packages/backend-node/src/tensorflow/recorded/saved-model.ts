import type { Attribute, Binding } from '../backend.js';
import type { GraphNode } from './graph-node.js';
import { bytes, encode, float, integer, message, string, type Field } from './protobuf.js';

/** Version of graphs in which ops are as the ones that were recorded: that of TensorFlow 2.17. */
const PRODUCER = 1882;

/** The tag under which the graph is found again. */
export const TAG = 'serve';

/**
 * A graph as a SavedModel without variables or signatures: one MetaGraphDef (TensorFlow, "SavedModel format",
 * https://github.com/tensorflow/tensorflow/blob/v2.17.0/tensorflow/core/protobuf/saved_model.proto).
 */
export function savedModel(nodes: readonly GraphNode[], binding: Binding): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, ...nodeFields(node, binding))),
    message(4, integer(1, PRODUCER)),
  ];
  const metaInfo = message(1, string(4, TAG));
  return encode(integer(1, 1), message(2, metaInfo, message(2, ...graph)));
}

const nodeFields = ({ name, op, inputs, attributes }: GraphNode, binding: Binding): Field[] => [
  string(1, name),
  string(2, op),
  ...inputs.map((input) => string(3, input)),
  ...attributes.map((each) =>
    message(5, string(1, each.name), message(2, ...value(each, binding))),
  ),
];

function value(attribute: GraphNode['attributes'][number], binding: Binding): Field[] {
  if ('unknown' in attribute) return [message(7, integer(3, true))];
  if ('tensor' in attribute) {
    const { dtype, shape, content } = attribute.tensor;
    return [message(8, integer(1, dtype), message(2, ...dimensions(shape)), bytes(4, content))];
  }
  return Array.isArray(attribute.value) && attribute.type !== binding.TF_ATTR_SHAPE
    ? [message(1, ...(attribute.value as number[]).map((each) => scalar(attribute, each, binding)))]
    : [scalar(attribute, attribute.value as number, binding)];
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
