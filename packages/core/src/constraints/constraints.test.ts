import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { gaussian } from '../random/gaussian.js';
import { key } from '../random/key.js';
import { atLeast } from './at-least.js';
import { binary } from './binary.js';
import type { Constraint, ContinuousConstraint } from './constraint.js';
import { correlationCholesky } from './correlation-cholesky.js';
import { counts } from './counts.js';
import { greaterThan } from './greater-than.js';
import { integers } from './integers.js';
import { interval } from './interval.js';
import { lattice } from './lattice.js';
import { logSimplex } from './log-simplex.js';
import { logWeights } from './log-weights.js';
import { lowerCholesky } from './lower-cholesky.js';
import { nonNegative } from './non-negative.js';
import { oneHot } from './one-hot.js';
import { openUnitInterval } from './open-unit-interval.js';
import { orderedVector } from './ordered-vector.js';
import { positiveDefinite } from './positive-definite.js';
import { positive } from './positive.js';
import { realVector } from './real-vector.js';
import { real } from './real.js';
import { simplex } from './simplex.js';
import { sphere } from './sphere.js';
import { unitInterval } from './unit-interval.js';

/** A constraint, the shape of an event, events inside and events outside, the worst of them last. */
type Case = readonly [Constraint, number[], number[][], number[][]];

const cases: readonly Case[] = [
  [real, [], [[0], [-1e30]], [[Infinity]]],
  [positive, [], [[1e-30], [5]], [[0], [-1], [-Infinity]]],
  [nonNegative, [], [[0], [5]], [[-1e-30], [-1]]],
  [unitInterval, [], [[0], [0.5], [1]], [[-0.25], [1.5], [-3]]],
  [interval(-1, 2), [], [[-1], [2]], [[2.5], [-4]]],
  [atLeast(2), [], [[2], [100]], [[1.5], [-1]]],
  [greaterThan(2), [], [[2.25], [100]], [[2], [-1]]],
  [binary, [], [[0], [1]], [[0.25], [2], [-4]]],
  [integers(0), [], [[0], [7]], [[2.25], [-3]]],
  [integers(1, 6), [], [[1], [6]], [[0], [9]]],
  [realVector, [2], [[0, -1]], [[0, Infinity]]],
  [
    simplex,
    [2],
    [[0.25, 0.75]],
    [
      [0.5, 0.4],
      [-1, 2],
    ],
  ],
  [
    oneHot,
    [3],
    [[0, 1, 0]],
    [
      [0, 0, 0],
      [1, 1, 1],
    ],
  ],
  [
    counts(3),
    [2],
    [
      [1, 2],
      [3, 0],
    ],
    [
      [1, 1],
      [4, -4],
    ],
  ],
  [openUnitInterval, [], [[1e-30], [0.5]], [[0], [1.5], [-3]]],
  [lattice(0.5, -1, 1), [], [[-1], [0.5]], [[0.75], [3]]],
  [lattice(2), [], [[-4], [0]], [[0.5], [1]]],
  [
    logSimplex,
    [2],
    [[-Math.LN2, -Math.LN2]],
    [
      [0, -2],
      [1, 1],
    ],
  ],
  [counts(), [2], [[7, 0]], [[0.5, 0.25]]],
  [logWeights, [2], [[-Infinity, 30]], [[-Infinity, -Infinity]]],
  [
    sphere,
    [2],
    [[0.6, -0.8]],
    [
      [1, 1],
      [3, 4],
    ],
  ],
  [
    orderedVector,
    [3],
    [[-1, 0, 2]],
    [
      [0, 0, 1],
      [3, 1, 2],
    ],
  ],
  [
    lowerCholesky,
    [2, 2],
    [[1, 0, -2, 3]],
    [
      [1, 1, 0, 1],
      [1, 0, 0, -9],
    ],
  ],
  [
    correlationCholesky,
    [2, 2],
    [[1, 0, 0.6, 0.8]],
    [
      [1, 0, 0.6, 0.6],
      [1, 0, 3, 4],
    ],
  ],
  [
    positiveDefinite,
    [2, 2],
    [[2, 1, 1, 2]],
    [
      [1, 0.5, 0, 1],
      [1, 2, 2, 1],
    ],
  ],
];

describe.each(cases)('$0.name', (constraint, shape, inside, outside) => {
  test('what is inside has no violation, what is outside the more the worse', () => {
    expect(constraint.eventRank).toBe(shape.length);
    for (const event of inside) expect(constraint.violation(event, shape)).toBe(0);
    const violations = outside.map((event) => constraint.violation(event, shape));
    expect(violations.every((violation) => violation > 0)).toBe(true);
    expect(violations).toEqual(violations.toSorted((a, b) => a - b));
  });

  test('the bijector leads inside from anywhere', async () => {
    if (!isContinuous(constraint)) return;
    const { bijector } = constraint;
    const domain = bijector.inverseShape(shape.slice(shape.length - bijector.codomainRank));
    const batch = bijector.codomainRank === 0 ? shape : [];
    const x = tf.mul(gaussian(key(0), [20, ...batch, ...domain]), 2);
    const values = Array.from(await bijector.forward(x).value.data());
    const size = tf.util.sizeFromShape(shape);
    for (let i = 0; i < values.length; i += size) {
      expect(constraint.violation(values.slice(i, i + size), shape)).toBe(0);
    }
  });
});

const isContinuous = (constraint: Constraint): constraint is ContinuousConstraint =>
  'bijector' in constraint;
