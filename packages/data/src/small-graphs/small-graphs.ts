import { checkCount, foldIn, InputError, split, type Key } from '@gen/core';
import { permutationIndices } from '@gen/core/random';
import { drawsOf, type Draws } from '../draws.js';

/** Options of {@link smallGraphs}. */
export interface SmallGraphsOptions {
  /** Number of graphs. */
  readonly count?: number;
  /** Number of nodes of each: even, and 8 at least. */
  readonly nodes?: number;
}

/** Undirected graphs of one number of nodes. */
export interface SmallGraphs {
  /** What they are called. */
  readonly name: string;
  /** Number of graphs. */
  readonly count: number;
  /** Number of nodes. */
  readonly nodes: number;
  /** Zeros and ones, `[count, nodes, nodes]`, symmetric, zero on the diagonal. */
  readonly adjacency: Uint8Array;
  /** Kind of each graph. */
  readonly labels: Uint8Array;
  /** Names of the kinds. */
  readonly classes: readonly string[];
}

type Connect = (a: number, b: number) => void;
type Kind = (nodes: number, connect: Connect, draws: Draws) => void;

const kinds: Readonly<Record<string, Kind>> = {
  communities: (nodes, connect, { uniform }) => {
    const sameSide = (a: number, b: number): boolean => a < nodes / 2 === b < nodes / 2;
    eachPair(nodes, (a, b) => {
      if (uniform() < (sameSide(a, b) ? 0.7 : 0.05)) connect(a, b);
    });
    // So that no community falls apart, and they are one graph.
    for (let a = 1; a < nodes; a++) if (a !== nodes / 2) connect(a - 1, a);
    connect(0, nodes / 2);
  },
  ladder: (nodes, connect) => {
    for (let a = 0; a < nodes / 2; a++) {
      connect(a, a + nodes / 2);
      if (a > 0) for (const side of [0, nodes / 2]) connect(side + a - 1, side + a);
    }
  },
  tree: (nodes, connect, { uniform }) => {
    for (let a = 1; a < nodes; a++) connect(a, Math.floor(uniform() * a));
  },
  wheel: (nodes, connect) => {
    for (let a = 1; a < nodes; a++) {
      connect(0, a);
      connect(a, a === nodes - 1 ? 1 : a + 1);
    }
  },
};

/**
 * Small undirected graphs of four kinds, whose nodes are in random order: two communities, ladders, trees
 * and wheels.
 *
 * All are connected; what a model must learn does not depend on the order, which is all that tells two
 * ladders apart. Graph `i` is of kind `i mod 4` and depends on the key and `i` alone (the kinds of You, Ying,
 * Ren, Hamilton & Leskovec 2018, "GraphRNN", §4, https://arxiv.org/abs/1802.08773, made small).
 *
 * @throws InputError for no graphs, and numbers of nodes that are odd or below 8.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { smallGraphs } from '@gen/data';
 *
 * const { adjacency, nodes, classes } = smallGraphs(key(0), { count: 12, nodes: 16 });
 * console.log(adjacency.length, classes[1]); // 3072 ladder
 * ```
 */
export function smallGraphs(
  key: Key,
  { count = 1_000, nodes = 16 }: SmallGraphsOptions = {},
): SmallGraphs {
  checkCount('smallGraphs', 'count', count);
  checkCount('smallGraphs', 'nodes', nodes, 8);
  checkEven(nodes);
  const classes = Object.keys(kinds);
  const adjacency = new Uint8Array(count * nodes * nodes);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes.length);
  for (let i = 0; i < count; i++) {
    const [forEdges, forOrder] = split(foldIn(key, i), 2) as [Key, Key];
    const [draws, order] = [drawsOf(forEdges), permutationIndices(forOrder, nodes)];
    const matrix = adjacency.subarray(i * nodes * nodes, (i + 1) * nodes * nodes);
    const connect: Connect = (a, b) => {
      const [row, column] = [order[a]!, order[b]!];
      matrix[row * nodes + column] = 1;
      matrix[column * nodes + row] = 1;
    };
    Object.values(kinds)[labels[i]!]!(nodes, connect, draws);
  }
  return { name: 'smallGraphs', count, nodes, adjacency, labels, classes };
}

function eachPair(nodes: number, f: (a: number, b: number) => void): void {
  for (let a = 0; a < nodes; a++) for (let b = a + 1; b < nodes; b++) f(a, b);
}

function checkEven(nodes: number): void {
  if (nodes % 2 === 0) return;
  throw new InputError({
    callee: 'smallGraphs',
    argument: 'nodes',
    expected: 'an even number, as ladders and communities have two sides',
    got: `${nodes}`,
  });
}
