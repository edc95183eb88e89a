import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import { Key } from '../random/key.js';
import { kindsOf } from './choose.js';
import {
  isBranch,
  isTensor,
  leavesOf,
  mapLeaves,
  skeletonOf,
  withLeaves,
  type Leaf,
} from './leaves.js';
import { recomputed } from './recomputed.js';
import { onTape } from './watch-engine.js';

/** One turn's part of what a loop goes over: a row of each tensor, a key of each array of keys. */
export type Slice<Xs> = Xs extends number
  ? undefined
  : Xs extends Tensor
    ? Tensor
    : Xs extends readonly Key[]
      ? Key
      : { readonly [Name in keyof Xs]: Slice<Xs[Name]> };

/** Options of {@link scan}. */
export interface ScanOptions {
  /**
   * For gradients, the carry is stored once in so many turns, and what is between is computed again:
   * √length takes least memory. By default all is stored, which is fastest.
   */
  readonly storeEvery?: number;
}

/**
 * A loop of a fixed length with something that it carries along.
 *
 *     (cᵢ₊₁, yᵢ) = body(cᵢ, xᵢ),   i = 0 … n − 1;   the result is (cₙ, [y₀, …, yₙ₋₁])
 *
 * The carry is a tensor, a key, or arrays and objects of them, of the same shapes at every turn. What it
 * goes over is tensors whose first axis is the length, arrays of as many keys (`split(key, n)`), or
 * arrays and objects of these; or just the length. The y of the turns, tensors or trees of them, come
 * stacked along a new first axis. Gradients pass through all, and through what `body` captures.
 *
 * In a compiled step this is how loops are written; what is kept of a recording is one turn, or few.
 *
 * @throws InputError where lengths differ, or a turn changes the shape of the carry.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { scan } from '@gen/core/compile';
 * import { gaussian } from '@gen/core/random';
 *
 * // A random walk of 100 steps, and all of its places.
 * const [end, places] = scan(
 *   (at, { noise }) => {
 *     const next = tf.add(at, gaussian(noise, [2]));
 *     return [next, next];
 *   },
 *   tf.zeros([2]),
 *   { noise: split(key(0), 100) },
 * );
 * console.log(end.shape, places.shape); // [ 2 ], [ 100, 2 ]
 * ```
 */
export function scan<Carry, Xs, Y>(
  body: (carry: Carry, x: Slice<Xs>) => readonly [carry: Carry, y: Y],
  carry: Carry,
  xs: Xs,
  { storeEvery }: ScanOptions = {},
): [carry: Carry, ys: Y] {
  if (storeEvery !== undefined) checkCount('scan', 'storeEvery', storeEvery);
  const length = lengthOf(xs);
  return tf.tidy(() => {
    const slices = slicesOf(xs, length);
    const turn = (c: unknown, i: number): [unknown, unknown] => {
      const [next, y] = body(c as Carry, slices[i] as Slice<Xs>);
      return [next, y];
    };
    const chunk = storeEvery === undefined || !onTape() ? undefined : storeEvery;
    const loop = { turn, slices, length };
    const { carry: last, ys } =
      chunk === undefined ? turns(loop, carry, 0, length) : inChunks(loop, carry, chunk);
    return [last, stacked(ys)] as tf.TensorContainer;
  }) as unknown as [Carry, Y];
}

interface Loop {
  readonly turn: (carry: unknown, i: number) => [unknown, unknown];
  readonly slices: readonly unknown[];
  readonly length: number;
}

interface Turned {
  readonly carry: unknown;
  readonly ys: readonly unknown[];
}

/** Turns from one to another, which is left out. What it returns is new. */
function turns({ turn }: Loop, first: unknown, from: number, to: number): Turned {
  const ys: unknown[] = [];
  let carry = first;
  for (let i = from; i < to; i++) {
    const [next, y] = ownTurn(() => turn(carry, i));
    checkCarry(first, next);
    if (carry !== first) tf.dispose(tensorsOf(carry));
    carry = next;
    ys.push(y);
  }
  return { carry, ys };
}

/** Runs a turn and gives tensors of its own, each of them once. */
function ownTurn(turn: () => [unknown, unknown]): [unknown, unknown] {
  return tf.tidy(() => {
    const oldest = (tf.engine() as unknown as { nextTensorId(): number }).nextTensorId();
    const seen = new Set<Leaf>();
    return mapLeaves(turn(), (leaf) => {
      if (leaf instanceof Key) return leaf;
      const isOwn = leaf.id > oldest && !seen.has(leaf);
      seen.add(leaf);
      return isOwn ? leaf : tf.clone(leaf);
    }) as unknown as tf.TensorContainer;
  }) as unknown as [unknown, unknown];
}

/** Turns of which only the carry at the beginning of each chunk is stored for gradients. */
function inChunks(loop: Loop, first: unknown, size: number): Turned {
  const ys: unknown[] = [];
  let carry = first;
  for (let from = 0; from < loop.length; from += size) {
    const to = Math.min(loop.length, from + size);
    const next = chunk(loop, carry, from, to);
    if (carry !== first) tf.dispose(tensorsOf(carry));
    carry = next.carry;
    ys.push(...next.ys);
  }
  return { carry, ys };
}

function chunk(loop: Loop, first: unknown, from: number, to: number): Turned {
  const skeleton = skeletonOf(first);
  const leaves = leavesOf(first);
  let made: Turned | undefined;
  // Rows of what the loop goes over are captured, as everything else is that is no carry.
  const outputs = recomputed((...tensors) => {
    let next = 0;
    const carry = withLeaves(
      skeleton,
      leaves.map((leaf) => (isTensor(leaf) ? tensors[next++]! : leaf)),
    );
    made = turns(loop, carry, from, to);
    return tensorsOf(made);
  }, tensorsOf(first));
  let next = 0;
  return mapLeaves(made!, (leaf) => (isTensor(leaf) ? outputs[next++]! : leaf));
}

const tensorsOf = (tree: unknown): Tensor[] => leavesOf(tree).filter(isTensor);

/** How many turns there are, by what the loop goes over. */
function lengthOf(xs: unknown): number {
  if (typeof xs === 'number') {
    checkCount('scan', 'xs', xs);
    return xs;
  }
  const lengths = new Set<number>();
  visitStacks(xs, (stack) => lengths.add(isTensor(stack) ? stack.shape[0]! : stack.length));
  const [length = 0] = lengths;
  if (lengths.size === 1 && length > 0) return length;
  throw new InputError({
    callee: 'scan',
    argument: 'xs',
    expected: 'tensors and arrays of keys of one length, at least 1',
    got: lengths.size === 0 ? 'none' : `lengths ${[...lengths].join(' and ')}`,
  });
}

type Stack = Tensor | readonly Key[];

const isKeys = (value: unknown): value is readonly Key[] =>
  Array.isArray(value) && value.length > 0 && value.every((part) => part instanceof Key);

function visitStacks(tree: unknown, visit: (stack: Stack) => void): void {
  if (isTensor(tree) || isKeys(tree)) return visit(tree);
  if (isBranch(tree)) for (const part of Object.values(tree)) visitStacks(part, visit);
}

/** What each turn is given. */
function slicesOf(xs: unknown, length: number): readonly unknown[] {
  if (typeof xs === 'number') return Array.from({ length }, () => undefined);
  if (isTensor(xs)) return tf.unstack(xs);
  if (isKeys(xs)) return xs;
  if (!isBranch(xs)) return Array.from({ length }, () => xs);
  const entries = Object.entries(xs).map(([name, part]) => [name, slicesOf(part, length)] as const);
  return Array.from({ length }, (_, i) => {
    const parts = entries.map(([name, slices]) => [name, slices[i]] as const);
    return Array.isArray(xs) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  });
}

/** The tensors of trees, stacked. */
function stacked(trees: readonly unknown[]): unknown {
  if (leavesOf(trees[0]).some((leaf) => !isTensor(leaf))) throw keysInY();
  const parts = trees.map(tensorsOf);
  const stacks = parts[0]!.map((_, leaf) => tf.stack(parts.map((tensors) => tensors[leaf]!)));
  tf.dispose(parts.flat());
  let next = 0;
  return mapLeaves(trees[0], (leaf) => (isTensor(leaf) ? stacks[next++]! : leaf));
}

const keysInY = (): InputError =>
  new InputError({
    callee: 'scan',
    argument: 'body',
    expected: 'a y of tensors',
    got: 'a key',
    remedy: 'Keys are a part of the carry, or of what the loop goes over.',
  });

function checkCarry(first: unknown, next: unknown): void {
  const [wanted, got] = [first, next].map(kindsOf);
  if (wanted === got) return;
  throw new InputError({
    callee: 'scan',
    argument: 'body',
    expected: `a carry of ${wanted}, as it was given`,
    got: `${got}`,
  });
}
