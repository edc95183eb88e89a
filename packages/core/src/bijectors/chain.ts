import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';
import { sumLastAxes } from '../sum-last-axes.js';
import type { Bijector, ForwardBijector, IncreasingBijector, Mapped } from './bijector.js';
import { shapeAfter, shapeBefore } from './shape-after.js';
import { tidyMapped } from './tidy-mapped.js';

/** A chain of bijectors, or of maps of which some have no closed inverse. */
export type Chained<Part extends ForwardBijector> = [Part] extends [IncreasingBijector]
  ? IncreasingBijector
  : [Part] extends [Bijector]
    ? Bijector
    : ForwardBijector;

/**
 * Applies bijectors one after the other, **the first one first**.
 *
 *     y = fₙ(… f₁(x)),   log |det J| = Σᵢ log |det Jᵢ|
 *
 * A map of numbers counts as one of vectors where others in the chain map vectors; a context reaches
 * all. The chain has an inverse where all of its parts have.
 *
 * @throws InputError where there is nothing to chain.
 *
 * @example
 * ```ts
 * import { affine, chain, exp } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logNormal = chain([affine({ loc: 1, scale: 0.5 }), exp]); // y = exp(1 + x / 2)
 * const { value, logDet } = logNormal.forward(tf.tensor1d([0, 1]));
 * ```
 */
export function chain<Part extends ForwardBijector>(parts: readonly Part[]): Chained<Part> {
  checkParts(parts);
  const { domainRank, codomainRank } = ranksOf(parts);
  const backwards = parts.toReversed();
  const through = (
    list: readonly ForwardBijector[],
    start: Tensor,
    rank: number,
    apply: (part: Bijector, x: Tensor) => Mapped,
    [from, to]: readonly ['domainRank', 'codomainRank'] | readonly ['codomainRank', 'domainRank'],
  ): Mapped =>
    tidyMapped(() => {
      let [value, eventRank] = [start, rank];
      const logDets: Tensor[] = [];
      for (const part of list) {
        const mapped = apply(part as Bijector, value);
        logDets.push(sumLastAxes(mapped.logDet, eventRank - part[from]));
        value = mapped.value;
        eventRank += part[to] - part[from];
      }
      return { value, logDet: logDets.reduce((sum, each) => tf.add(sum, each)) };
    });
  const isIncreasing = parts.every((part) => 'increasing' in part);
  const isTwoWay = parts.every((part) => 'inverse' in part);
  const chained: ForwardBijector & Partial<Bijector> = {
    ...(isIncreasing && { increasing: true }),
    name: `Chain(${parts.map(({ name }) => name).join(', ')})`,
    domainRank,
    codomainRank,
    forwardShape: (shape) => parts.reduce<Shape>((each, part) => shapeAfter(part, each), shape),
    forward: (x, context) =>
      through(parts, x, domainRank, (part, each) => part.forward(each, context), FORWARD),
    ...(isTwoWay && {
      inverseShape: (shape) =>
        backwards.reduce<Shape>((e, p) => shapeBefore(p as unknown as Bijector, e), shape),
      inverse: (y, context) =>
        through(backwards, y, codomainRank, (part, each) => part.inverse(each, context), INVERSE),
    }),
  };
  return chained as unknown as Chained<Part>;
}

const FORWARD = ['domainRank', 'codomainRank'] as const;
const INVERSE = ['codomainRank', 'domainRank'] as const;

/** The least ranks at which every part gets the axes that it needs. */
function ranksOf(parts: readonly ForwardBijector[]): {
  readonly domainRank: number;
  readonly codomainRank: number;
} {
  let [gained, domainRank] = [0, 0];
  for (const part of parts) {
    domainRank = Math.max(domainRank, part.domainRank - gained);
    gained += part.codomainRank - part.domainRank;
  }
  return { domainRank, codomainRank: domainRank + gained };
}

function checkParts(parts: readonly ForwardBijector[]): void {
  if (parts.length > 0) return;
  throw new InputError({
    callee: 'chain',
    argument: 'parts',
    expected: 'at least one bijector',
    got: 'none',
    remedy: 'The map that changes nothing is identity.',
  });
}
