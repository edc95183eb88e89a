import type { Binding } from '../backend.js';
import { findRepeats, type Repeat } from './find-repeats.js';
import { constantsOf } from './graph-constants.js';
import type { GraphNode } from './graph-node.js';
import { nodeOf, restOf } from './output-name.js';
import {
  callAttributes,
  type FoldedStep,
  type NamedFunction,
  type StepFunction,
} from './saved-model.js';
import { bodyOf, usedOutside } from './turn-function.js';

/** Ops of a function: TensorFlow makes it ready once, and a call of it costs as much as a few ops. */
const BODY = 256;
/** How deep loops in loops are folded. */
const DEPTH = 3;

/**
 * Makes functions of what a step does again and again, such as the turns of a loop and those of its
 * gradient: what TensorFlow has to make ready is then a few turns instead of all.
 */
export function foldGraph(
  step: StepFunction,
  types: ReadonlyMap<string, number>,
  binding: Binding,
): FoldedStep {
  const functions: NamedFunction[] = [];
  const known = new Map(types);
  let folded: StepFunction = { ...step, nodes: liveNodes(step) };
  for (let depth = 0; depth < DEPTH; depth++) {
    const count = functions.length;
    folded = foldOnce(folded, known, functions, binding);
    if (functions.length === count) break;
  }
  return { ...folded, functions };
}

/** The nodes that results come from. */
function liveNodes({ nodes, results }: StepFunction): GraphNode[] {
  const needed = new Set(results.map(({ from }) => nodeOf(from)));
  const live: GraphNode[] = [];
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (!needed.has(node.name)) continue;
    live.push(node);
    for (const input of node.inputs) needed.add(nodeOf(input));
  }
  return live.reverse();
}

function foldOnce(
  step: StepFunction,
  types: Map<string, number>,
  functions: NamedFunction[],
  binding: Binding,
): StepFunction {
  const constants = constantsOf(step.nodes);
  const items = step.nodes.filter(({ name }) => !constants.has(name));
  const parts = findRepeats(signsOf(items), BODY)
    .map((repeat) => cut(items, repeat))
    .filter((turns) => turns.length >= 3);
  if (parts.length === 0) return step;

  const renamed = new Map<string, string>();
  // What takes the place of an op: the call of its turn that of the last, since all that it needs is there.
  const places = new Map<string, GraphNode | undefined>();
  for (const turns of parts) {
    const name = `turn${functions.length}`;
    const found = bodyOf(turns, usedOutside(step, turns), { constants, types, name });
    if (found === undefined) continue;
    const { body, inputs, outputs } = found;
    functions.push(body);
    const attributes = callAttributes(body, name, binding);
    turns.forEach((turn, t) => {
      const call = `${name}c${t}`;
      outputs.forEach(([k, rest], i) => {
        const output = `${call}:output:${i}`;
        renamed.set(`${turn[k]!.name}:${rest}`, output);
        types.set(output, body.results[i]!.dtype);
      });
      for (const node of turn) places.set(node.name, undefined);
      const node = { name: call, op: 'PartitionedCall', inputs: inputs[t]!, attributes };
      places.set(turn.at(-1)!.name, node);
    });
  }
  const rename = (output: string): string => renamed.get(output) ?? output;
  const nodes = step.nodes.flatMap((node) => {
    const own = places.has(node.name) ? places.get(node.name) : node;
    return own === undefined ? [] : [{ ...own, inputs: own.inputs.map(rename) }];
  });
  const results = step.results.map(({ from, dtype }) => ({ from: rename(from), dtype }));
  const folded = { ...step, nodes, results };
  return { ...folded, nodes: liveNodes(folded) };
}

/** A number for what each op does, whatever it is given; one that waits for others is like none. */
function signsOf(items: readonly GraphNode[]): number[] {
  const signs = new Map<string, number>();
  return items.map(({ op, attributes, inputs, name }) => {
    const waits = op === 'VarHandleOp' || inputs.some((input) => input.startsWith('^'));
    const text = waits ? name : JSON.stringify([op, inputs.length, attributes]);
    const sign = signs.get(text) ?? signs.size;
    signs.set(text, sign);
    return sign;
  });
}

/** Turns of about as many ops as a function should have, as long as they are made alike. */
function cut(items: readonly GraphNode[], { from, period, length }: Repeat): GraphNode[][] {
  const atOnce = Math.max(1, Math.min(Math.round(BODY / period), Math.floor(length / period / 4)));
  const size = period * atOnce;
  const turns = Array.from({ length: Math.floor(length / size) }, (_, t) =>
    items.slice(from + t * size, from + (t + 1) * size),
  );
  const shapes = turns.map(shapeOf);
  // The first turn may be another one, since it has nothing before it.
  const first = shapes[0] === shapes[1] ? 0 : 1;
  let end = first;
  while (end < turns.length && shapes[end] === shapes[first]) end += 1;
  return turns.slice(first, end);
}

/** How the ops of a turn are connected with one another. */
function shapeOf(turn: readonly GraphNode[]): string {
  const places = new Map(turn.map(({ name }, k) => [name, k] as const));
  return turn
    .map(({ inputs }) =>
      inputs.map((input) => {
        const place = places.get(nodeOf(input));
        return place === undefined ? '' : `${place}:${restOf(input)}`;
      }),
    )
    .join(';');
}
