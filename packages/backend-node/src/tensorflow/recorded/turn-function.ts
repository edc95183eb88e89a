import { copyConstant, type Constant } from './graph-constants.js';
import type { GraphArgument, Source } from './graph-builder.js';
import type { GraphNode } from './graph-node.js';
import { nodeOf, restOf } from './output-name.js';
import type { NamedFunction, StepFunction } from './saved-model.js';

/** Outputs of turns that something else is given: by the place of the op, and the rest of the name. */
export function usedOutside(
  { nodes, results }: StepFunction,
  turns: readonly GraphNode[][],
): [number, string][] {
  const places = new Map(
    turns.flatMap((turn, t) => turn.map(({ name }, k) => [name, [t, k]] as const)),
  );
  const used = new Map<string, [number, string]>();
  const use = (input: string, by: number | undefined): void => {
    const [t, k] = places.get(nodeOf(input)) ?? [];
    if (t === undefined || t === by) return;
    used.set(`${k} ${restOf(input)}`, [k!, restOf(input)]);
  };
  for (const { name, inputs } of nodes) {
    for (const input of inputs) use(input, places.get(name)?.[0]);
  }
  for (const { from } of results) use(from, undefined);
  return [...used.values()];
}

/** The function of a turn, and how the turns are calls of it. */
export interface Body {
  /** The function. */
  readonly body: NamedFunction;
  /** What each turn is given. */
  readonly inputs: readonly (readonly string[])[];
  /** What it gives: by the place of the op, and the rest of the name. */
  readonly outputs: readonly (readonly [number, string])[];
}

/** The function that all turns are calls of. */
export function bodyOf(
  turns: readonly GraphNode[][],
  outputs: readonly (readonly [number, string])[],
  {
    constants,
    types,
    name,
  }: {
    readonly constants: ReadonlyMap<string, Constant>;
    readonly types: ReadonlyMap<string, number>;
    readonly name: string;
  },
): Body | undefined {
  const [model] = turns;
  const places = new Map(model!.map((node, k) => [node.name, k] as const));
  const slots = model!.flatMap(({ inputs }, k) =>
    inputs.flatMap((input, m) => (places.has(nodeOf(input)) ? [] : [[k, m] as const])),
  );
  const groups = groupsOf(turns, slots);
  const args: GraphArgument[] = [];
  const given: (readonly [number, number])[] = [];
  const inner = new Map<string, GraphNode>();
  const nameOfGroup = new Map<number, string>();
  slots.forEach(([k, m], slot) => {
    const group = groups[slot]!;
    if (nameOfGroup.has(group)) return;
    const input = model![k]!.inputs[m]!;
    const text = constants.get(nodeOf(input))?.text;
    const isConstant =
      text !== undefined &&
      turns.every((turn) => constants.get(nodeOf(turn[k]!.inputs[m]!))?.text === text);
    if (isConstant) {
      copyConstant(nodeOf(input), constants, inner);
      nameOfGroup.set(group, input);
      return;
    }
    nameOfGroup.set(group, `a${args.length}`);
    args.push({ name: `a${args.length}`, dtype: types.get(input)! });
    given.push([k, m]);
  });
  if (args.length === 0) return undefined;
  const groupAt = new Map(slots.map(([k, m], slot) => [`${k} ${m}`, groups[slot]!] as const));
  const nodes = model!.map((node, k) => ({
    ...node,
    inputs: node.inputs.map((input, m) => nameOfGroup.get(groupAt.get(`${k} ${m}`)!) ?? input),
  }));
  const results = outputs.map(([k, rest]): Source => {
    const from = `${model![k]!.name}:${rest}`;
    return { from, dtype: types.get(from)! };
  });
  return {
    body: { name, args, nodes: [...inner.values(), ...nodes], results },
    inputs: turns.map((turn) => given.map(([k, m]) => turn[k]!.inputs[m]!)),
    outputs,
  };
}

/** Numbers of what is given: inputs that are the same in each turn have the same. */
function groupsOf(
  turns: readonly GraphNode[][],
  slots: readonly (readonly [number, number])[],
): readonly number[] {
  let groups = slots.map(() => 0);
  for (const turn of turns) {
    const finer = new Map<string, number>();
    groups = slots.map(([k, m], slot) => {
      const text = `${groups[slot]} ${turn[k]!.inputs[m]!}`;
      const group = finer.get(text) ?? finer.size;
      finer.set(text, group);
      return group;
    });
  }
  return groups;
}
