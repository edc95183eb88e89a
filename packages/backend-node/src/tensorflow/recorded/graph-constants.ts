import type { GraphNode } from './graph-node.js';
import { nodeOf } from './output-name.js';

/** Constants, and what is filled with one: by name what they are. */
export function constantsOf(nodes: readonly GraphNode[]): Map<string, Constant> {
  const constants = new Map<string, Constant>();
  for (const node of nodes) {
    const parts = node.inputs.map((input) => constants.get(nodeOf(input)));
    if (node.op !== 'Const' && (node.op !== 'Fill' || parts.includes(undefined))) continue;
    const text = isLarge(node)
      ? node.name
      : JSON.stringify([node.op, node.attributes, parts.map((part) => part!.text)], bytes);
    constants.set(node.name, { node, text });
  }
  return constants;
}

/** A constant of a graph. */
export interface Constant {
  /** The op. */
  readonly node: GraphNode;
  /** The same for equal ones that are small. */
  readonly text: string;
}

/** Copies a constant, and what it is filled with. */
export function copyConstant(
  name: string,
  constants: ReadonlyMap<string, Constant>,
  into: Map<string, GraphNode>,
): void {
  const { node } = constants.get(name)!;
  for (const input of node.inputs) copyConstant(nodeOf(input), constants, into);
  into.set(name, node);
}

const bytes = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;

const isLarge = ({ attributes }: GraphNode): boolean =>
  attributes.some((each) => 'tensor' in each && each.tensor.content.length > 1024);
