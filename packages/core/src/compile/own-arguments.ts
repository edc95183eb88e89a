import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { Key } from '../random/key.js';
import { copyOf } from './copy-of.js';
import { isTensor, leavesOf, mapLeaves } from './leaves.js';

/** Where arguments are entered. */
export interface ArgumentEntry {
  /** Enters a key. */
  readonly key: (key: Key) => void;
  /** Enters a tensor. */
  readonly tensor: (tensor: Tensor) => void;
  /** Whether data are known already, as those of another argument or of a variable. */
  readonly isKnown: (dataId: TensorInfo['dataId']) => boolean;
}

/** Arguments as a step that is recorded gets them. */
export interface OwnArguments {
  /** The arguments, none of which shares what it is with another. */
  readonly args: readonly unknown[];
  /** Copies that were made for that; they belong to the caller. */
  readonly temporary: readonly Tensor[];
}

/** Enters arguments: of those that share their data, and of keys, the step gets copies. */
export function ownArguments(
  given: readonly unknown[],
  { key, tensor, isKnown }: ArgumentEntry,
): OwnArguments {
  const temporary: Tensor[] = [];
  const args = mapLeaves(given, (leaf) => {
    if (leaf instanceof Key) {
      // A key of its own: one that is passed twice is two.
      const own = new Key(...leaf.words);
      key(own);
      return own;
    }
    if (leaf instanceof tf.Variable) return leaf;
    const isShared = isKnown(leaf.dataId);
    const own = isShared ? copyOf(leaf) : leaf;
    if (isShared) temporary.push(own);
    tensor(own);
    return own;
  });
  return { args, temporary };
}

/** What the caller may dispose: what is returned of others' tensors, and of variables, is copied. */
export function ownResult<Result>(result: Result, others: readonly unknown[]): Result {
  const notOwn = new Set<unknown>(leavesOf(others));
  return mapLeaves(result, (leaf) =>
    isTensor(leaf) && (notOwn.has(leaf) || leaf instanceof tf.Variable) ? tf.clone(leaf) : leaf,
  );
}
