import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { isTensor, leavesOf, mapLeaves } from './leaves.js';

/** Of two trees of the same shapes, the first where a scalar is true and the second where it is not. */
export function choose<Tree>(isFirst: Tensor, first: Tree, second: Tree): Tree {
  const others = leavesOf(second);
  let next = 0;
  return mapLeaves(first, (leaf) => {
    const other = others[next++];
    return isTensor(leaf) && isTensor(other) ? chosen(isFirst, leaf, other) : leaf;
  });
}

function chosen(isFirst: Tensor, a: Tensor, b: Tensor): Tensor {
  if (a.dtype !== 'bool') return tf.where(isFirst, a, b);
  // In numbers, since tfjs's choice among booleans on WASM writes past the end of its result.
  return tf.cast(tf.where(isFirst, tf.cast(a, 'int32'), tf.cast(b, 'int32')), 'bool');
}

/** Shapes and types of a tree, to be compared and told. */
export const kindsOf = (tree: unknown): string =>
  leavesOf(tree)
    .map((leaf) => (isTensor(leaf) ? `${leaf.dtype} [${leaf.shape}]` : 'a key'))
    .join(', ');
