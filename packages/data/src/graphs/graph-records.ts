import type { DataRecord } from '../records/data-record.js';
import { MOST_BYTES, type ReadOptions } from '../records/read-options.js';
import { damaged } from '../sources/damaged.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { linesOf } from '../text/text-lines.js';
import { wholeNumber, wholeNumbers } from './whole-numbers.js';

/** A graph: its edges `[edges, 2]`, from and to, with nodes counted from 0. */
export interface GraphRecord extends DataRecord {
  /** The edges, from node and to node, Int32Array `[edges, 2]`. */
  readonly data: Int32Array;
  /** Number of nodes. */
  readonly nodes: number;
  /** Weight of each edge, where the list has them. */
  readonly weights?: Float32Array;
}

/** How {@link graphRecords} reads. */
export interface GraphRecordsOptions extends ReadOptions {
  /** Number of the first node in the file; 0, or 1 in files of the TU Dortmund. */
  readonly firstNode?: number;
  /**
   * A file that tells, one line a node, the number of the graph that the node belongs to, in rising
   * order from 1 on (`…_graph_indicator.txt` of the TU Dortmund); elsewise all edges are of one graph.
   */
  readonly graphOfNode?: SourceLike;
  /** A file of one label a graph, a whole number (`…_graph_labels.txt`). */
  readonly labels?: SourceLike;
}

/** Largest number of a node: adjacency matrices of more have no place in memory anyway. */
const MOST_NODES = 2 ** 24;

/**
 * Reads graphs as lists of edges, gzipped or not: a line `from to` or `from to weight` an edge,
 * parted by spaces, tabs or commas; lines that begin with `#` or `%` are left out.
 *
 * With `graphOfNode` many graphs are read, as in the collection of the TU Dortmund
 * (https://chrsmrrs.github.io/datasets), in the order of their numbers. A line that is no edge, a node
 * that is not there, and an edge between two graphs are an `InputError` with the byte.
 *
 * @example
 * ```ts
 * import { graphRecords } from '@gen/data';
 *
 * const triangleAndEdge = new Blob(['1, 2\n2, 3\n3, 1\n4, 5\n']);
 * const graphOfNode = new Blob(['1\n1\n1\n2\n2\n']);
 * for await (const { nodes, data } of graphRecords(triangleAndEdge, { graphOfNode, firstNode: 1 })) {
 *   console.log(nodes, data); // 3 Int32Array [0, 1, 1, 2, 2, 0], then 2 [0, 1]
 * }
 * ```
 */
export async function* graphRecords(
  input: SourceLike,
  { name, maxBytes = MOST_BYTES, firstNode = 0, graphOfNode, labels }: GraphRecordsOptions = {},
): AsyncGenerator<GraphRecord, void, undefined> {
  const callee = 'graphRecords';
  const source = toSource(input, name);
  const edges = await edgesOf(source, callee, firstNode, maxBytes);
  const graphs = await nodesOf(graphOfNode, callee, edges);
  const labelled = labels && (await wholeNumbers(toSource(labels), callee, 'a label'));
  checkLabels(labelled, graphs.length, callee, labels);
  const parts = partition(edges, graphs, source, callee);
  for (const [i, graph] of parts.entries()) {
    yield { ...graph, ...(labelled && { label: labelled[i]! }) };
  }
}

/** About what an edge takes while a list is read. */
const EDGE_BYTES = 64;

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: number | undefined;
  readonly offset: number;
}

async function edgesOf(
  source: Source,
  callee: string,
  firstNode: number,
  maxBytes: number,
): Promise<readonly Edge[]> {
  const edges: Edge[] = [];
  for await (const { text, offset } of linesOf(source, callee)) {
    const line = text.trim();
    if (line === '' || line.startsWith('#') || line.startsWith('%')) continue;
    const [from, to, weight, ...rest] = line.split(/\s*[\s,]\s*/);
    const node = (part: string | undefined): number | undefined =>
      wholeNumber(part, firstNode, firstNode + MOST_NODES);
    const [a, b, w] = [node(from), node(to), weight === undefined ? 1 : Number(weight)];
    if (a === undefined || b === undefined || !Number.isFinite(w) || rest.length > 0) {
      throw noEdge(source, callee, offset, line, firstNode);
    }
    const edge = { from: a - firstNode, to: b - firstNode, offset };
    edges.push({ ...edge, weight: weight === undefined ? undefined : w });
    if (EDGE_BYTES * edges.length > maxBytes) throw tooMany(source, callee, offset, maxBytes);
    checkWeighted(edges, source, callee);
  }
  return edges;
}

/** The first node of every graph, and their number after the last. */
interface Nodes {
  readonly first: number;
  readonly count: number;
}

async function nodesOf(
  graphOfNode: SourceLike | undefined,
  callee: string,
  edges: readonly Edge[],
): Promise<readonly Nodes[]> {
  if (graphOfNode === undefined) {
    const most = edges.reduce((most, { from, to }) => Math.max(most, from, to), -1);
    return [{ first: 0, count: most + 1 }];
  }
  const source = toSource(graphOfNode);
  const graphs: { first: number; count: number }[] = [];
  let node = 0;
  for (const graph of await wholeNumbers(source, callee, 'the number of a graph')) {
    if (graph === graphs.length + 1) graphs.push({ first: node, count: 0 });
    if (graph < 1 || graph !== graphs.length) throw unordered(source, callee, node, graph);
    graphs.at(-1)!.count++;
    node++;
  }
  return graphs;
}

function partition(
  edges: readonly Edge[],
  graphs: readonly Nodes[],
  source: Source,
  callee: string,
): readonly GraphRecord[] {
  const graphOf = new Int32Array(graphs.reduce((sum, { count }) => sum + count, 0));
  graphs.forEach(({ first, count }, graph) => graphOf.fill(graph, first, first + count));
  const parts: Edge[][] = graphs.map(() => []);
  for (const edge of edges) {
    const graph = graphOf[edge.from];
    if (graph === undefined || graph !== graphOf[edge.to]) throw between(source, callee, edge);
    parts[graph]!.push(edge);
  }
  return parts.map((part, i) => graphRecord(part, graphs[i]!));
}

function graphRecord(edges: readonly Edge[], { first, count }: Nodes): GraphRecord {
  const data = new Int32Array(2 * edges.length);
  edges.forEach(({ from, to }, i) => data.set([from - first, to - first], 2 * i));
  const graph = { shape: [edges.length, 2], data, nodes: count };
  if (edges[0]?.weight === undefined) return graph;
  return { ...graph, weights: Float32Array.from(edges, ({ weight }) => weight!) };
}

function checkWeighted(edges: readonly Edge[], source: Source, callee: string): void {
  const [first, last] = [edges[0]!, edges.at(-1)!];
  if ((first.weight === undefined) === (last.weight === undefined)) return;
  const got = 'some with and some without';
  const expected = 'a weight for all edges or none';
  throw damaged({ callee, file: source.name, expected, offset: last.offset, got });
}

function checkLabels(
  labels: readonly number[] | undefined,
  count: number,
  callee: string,
  from: SourceLike | undefined,
): void {
  if (labels === undefined || from === undefined || labels.length === count) return;
  throw damaged({
    callee,
    file: toSource(from).name,
    expected: `${count} labels, one for each graph,`,
    offset: 0,
    got: `${labels.length}`,
    remedy: 'Take all files from the same data set.',
  });
}

const noEdge = (
  source: Source,
  callee: string,
  offset: number,
  line: string,
  firstNode: number,
): Error =>
  damaged({
    callee,
    file: source.name,
    expected: `an edge: two numbers of nodes from ${firstNode} on, perhaps a weight,`,
    offset,
    got: JSON.stringify(line.slice(0, 60)),
    remedy: 'Number the nodes; say with firstNode what the first is.',
  });

const tooMany = (source: Source, callee: string, offset: number, maxBytes: number): Error =>
  damaged({
    callee,
    file: source.name,
    expected: `at most ${Math.floor(maxBytes / EDGE_BYTES)} edges, the last`,
    offset,
    got: 'more',
    remedy: 'If the file is what you want, raise maxBytes.',
  });

const unordered = (source: Source, callee: string, node: number, graph: number): Error =>
  damaged({
    callee,
    file: source.name,
    expected: `the graph of node ${node + 1} to be the last one or the next, in a list that begins`,
    offset: 0,
    got: `graph ${graph}`,
  });

const between = (source: Source, callee: string, { from, to, offset }: Edge): Error =>
  damaged({
    callee,
    file: source.name,
    expected: 'an edge within one graph',
    offset,
    got: `nodes ${from} and ${to}, counted from 0, of two graphs or none`,
    remedy: 'Take all files from the same data set.',
  });
