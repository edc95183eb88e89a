import type { Binding } from '../backend.js';
import { constantsOf, copyConstant, type Constant } from './graph-constants.js';
import type { GraphNode } from './graph-node.js';
import { nodeOf } from './output-name.js';
import {
  callAttributes,
  xlaAttribute,
  type FoldedStep,
  type NamedFunction,
  type StepFunction,
} from './saved-model.js';

/**
 * Has XLA compile a step. Draws, and what they are made of, stay outside, since XLA would draw other bits,
 * and slowly; so do ops of our own, which it does not know. What is between is as many functions as it takes.
 */
export function compileGraph(
  step: StepFunction,
  types: ReadonlyMap<string, number>,
  binding: Binding,
): FoldedStep {
  const constants = constantsOf(step.nodes);
  const parts = partsOf(step.nodes, constants);
  const functions: NamedFunction[] = [];
  const renamed = new Map<string, string>();
  const nodes: GraphNode[] = step.nodes.filter(({ name }) => constants.has(name));
  parts.forEach((part, i) => {
    const rename = (input: string): string => renamed.get(input) ?? input;
    if (i % 2 === 0) {
      nodes.push(...part.map((node) => ({ ...node, inputs: node.inputs.map(rename) })));
      return;
    }
    if (part.length === 0) return;
    const name = `xla${i}`;
    const { compiled, given } = functionOf(step, part, { name, constants, types });
    functions.push(compiled);
    const attributes = [...callAttributes(compiled, name, binding), xlaAttribute(binding)];
    nodes.push({ name: `${name}c`, op: 'PartitionedCall', inputs: given.map(rename), attributes });
    compiled.results.forEach(({ from }, k) => renamed.set(from, `${name}c:output:${k}`));
  });
  const results = step.results.map(({ from, dtype }) => ({
    from: renamed.get(from) ?? from,
    dtype,
  }));
  return { args: step.args, nodes, results, functions };
}

/** Ops in parts that follow one another: those at odd places are for XLA. */
function partsOf(
  nodes: readonly GraphNode[],
  constants: ReadonlyMap<string, Constant>,
): GraphNode[][] {
  const outside = outsideOf(nodes);
  const places = new Map<string, number>();
  const parts: GraphNode[][] = [];
  for (const node of nodes) {
    if (constants.has(node.name)) continue;
    const isOutside = outside.has(node.name);
    const before = node.inputs.map((input) => places.get(nodeOf(input)) ?? 0);
    const latest = Math.max(0, ...before);
    const place = latest + Number((latest % 2 === 0) !== isOutside);
    places.set(node.name, place);
    while (parts.length <= place) parts.push([]);
    parts[place]!.push(node);
  }
  return parts;
}

/** Names of the ops that XLA is not given: draws with all that they are given, and what it does not know. */
function outsideOf(nodes: readonly GraphNode[]): Set<string> {
  const draws = new Set<string>();
  const others = new Set<string>();
  for (const { name, op, inputs } of nodes.toReversed()) {
    const waits = inputs.some((input) => input.startsWith('^'));
    if (waits || /^Gen|^VarHandle/.test(op)) others.add(name);
    if (!/^(StatelessRandom|GenPhilox)/.test(op) && !draws.has(name)) continue;
    draws.add(name);
    for (const input of inputs) draws.add(nodeOf(input));
  }
  return new Set([...draws, ...others]);
}

/** A part as a function: it gives what other parts and the end of the step need. */
function functionOf(
  step: StepFunction,
  part: readonly GraphNode[],
  {
    name,
    constants,
    types,
  }: {
    readonly name: string;
    readonly constants: ReadonlyMap<string, Constant>;
    readonly types: ReadonlyMap<string, number>;
  },
): { compiled: NamedFunction; given: readonly string[] } {
  const own = new Set(part.map((node) => node.name));
  const inner = new Map<string, GraphNode>();
  const names = new Map<string, string>();
  for (const input of part.flatMap(({ inputs }) => inputs)) {
    if (own.has(nodeOf(input))) continue;
    if (constants.has(nodeOf(input))) copyConstant(nodeOf(input), constants, inner);
    else if (!names.has(input)) names.set(input, `a${names.size}`);
  }
  const nodes = part.map((node) => ({
    ...node,
    inputs: node.inputs.map((input) => names.get(input) ?? input),
  }));
  const others = step.nodes.filter((node) => !own.has(node.name)).flatMap(({ inputs }) => inputs);
  const used = [...others, ...step.results.map(({ from }) => from)];
  const results = [...new Set(used.filter((output) => own.has(nodeOf(output))))];
  const typed = (output: string): number => types.get(output)!;
  return {
    given: [...names.keys()],
    compiled: {
      name,
      args: [...names].map(([input, arg]) => ({ name: arg, dtype: typed(input) })),
      nodes: [...inner.values(), ...nodes],
      results: results.map((from) => ({ from, dtype: typed(from) })),
      xla: true,
    },
  };
}
