import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { Key } from '../random/key.js';

/** What the leaves of a tree may be: everything else is a constant. */
export type Leaf = Tensor | Key;

/** Whether a value is a tensor or a key. */
export const isLeaf = (value: unknown): value is Leaf => isTensor(value) || value instanceof Key;

/** Whether a value is a tensor. */
export const isTensor = (value: unknown): value is Tensor => value instanceof tf.Tensor;

/** Whether a value is an array or an object written with braces, whose parts belong to the tree. */
export function isBranch(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || isLeaf(value)) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Calls back with everything in a tree that is no branch, with its path, such as `[0].x[2]`. */
export function visitTree(
  tree: unknown,
  visit: (value: unknown, path: string) => void,
  path = '',
): void {
  if (!isBranch(tree)) return visit(tree, path);
  if (Array.isArray(tree)) {
    for (let i = 0; i < tree.length; i++) visitTree(tree[i], visit, `${path}[${i}]`);
    return;
  }
  const named = tree as Record<string, unknown>;
  for (const name of Object.keys(named)) visitTree(named[name], visit, `${path}.${name}`);
}

/** The tree with other leaves; what is no leaf stays. */
export function mapLeaves<Tree>(tree: Tree, f: (leaf: Leaf, path: string) => unknown): Tree {
  const mapped = (value: unknown, path: string): unknown => {
    if (isLeaf(value)) return f(value, path);
    if (!isBranch(value)) return value;
    if (Array.isArray(value)) return value.map((part, i) => mapped(part, `${path}[${i}]`));
    const entries = Object.entries(value).map(
      ([name, part]) => [name, mapped(part, `${path}.${name}`)] as const,
    );
    return Object.fromEntries(entries);
  };
  return mapped(tree, '') as Tree;
}

/** The leaves of a tree, in order. */
export function leavesOf(tree: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  visitTree(tree, (value) => {
    if (isLeaf(value)) leaves.push(value);
  });
  return leaves;
}

/** A place in a tree where a leaf was. */
class Slot {
  constructor(readonly index: number) {}
}

/** A tree without its leaves. */
export type Skeleton = unknown;

/** What a tree is besides its leaves. */
export function skeletonOf(tree: unknown): Skeleton {
  let count = 0;
  return mapLeaves(tree, () => new Slot(count++));
}

/** A tree of a skeleton and leaves in order. */
export function withLeaves(skeleton: Skeleton, leaves: readonly Leaf[]): unknown {
  if (skeleton instanceof Slot) return leaves[skeleton.index];
  if (!isBranch(skeleton)) return skeleton;
  if (Array.isArray(skeleton)) return skeleton.map((part) => withLeaves(part, leaves));
  const entries = Object.entries(skeleton).map(
    ([name, part]) => [name, withLeaves(part, leaves)] as const,
  );
  return Object.fromEntries(entries);
}
