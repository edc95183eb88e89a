import * as tf from '@tensorflow/tfjs-core';
import type { NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';
import { hasBody } from './kernel.js';

/** A function that takes each number of its arguments, which broadcast, by itself. */
export type Pointwise<Xs extends readonly Tensor[] = readonly Tensor[]> = (...xs: Xs) => Tensor;

/** What a body of {@link pointwise} is given beside the arguments, which are named by their places. */
export interface PointwiseAttrs {
  /** The function. What it computes depends on nothing but its arguments. */
  readonly of: Pointwise<Tensor[]>;
}

/** The name under which a backend registers a body for {@link pointwise}. */
export const pointwiseName = 'Pointwise';

/**
 * Computes a function of each number of its arguments, whose operations are not differentiated.
 *
 * They are done one by one, each a pass over memory, where a backend has no body that does them all in one.
 */
export function pointwise<Xs extends readonly Tensor[]>(of: Pointwise<Xs>, xs: Xs): Tensor {
  if (!hasBody({ name: pointwiseName })) return of(...xs);
  const inputs = Object.fromEntries(xs.map((x, i) => [`${i}`, x]));
  return tf.engine().runKernel(pointwiseName, inputs, { of } as unknown as NamedAttrMap);
}
