import type * as tf from '@tensorflow/tfjs-core';
import { expect, expectTypeOf, test } from 'vitest';
import type { Bijector, ForwardBijector, IncreasingBijector } from './bijector.js';
import { blockwise } from './blockwise.js';
import { boxCox } from './box-cox.js';
import { chain } from './chain.js';
import { exp } from './exp.js';
import { fillTriangular } from './fill-triangular.js';
import { haar } from './haar.js';
import { identity } from './identity.js';
import { numericalInverse } from './numerical-inverse.js';
import { ordered } from './ordered.js';
import { permute } from './permute.js';
import { power } from './power.js';
import { reshape } from './reshape.js';
import { transpose } from './transpose.js';

test('a chain has an inverse where all of its parts have', () => {
  const { name, domainRank, codomainRank, forwardShape, forward } = exp;
  const oneWay: ForwardBijector = { name, domainRank, codomainRank, forwardShape, forward };
  expectTypeOf(chain([exp, identity])).toEqualTypeOf<IncreasingBijector>();
  expectTypeOf(chain([exp, power({ exponent: 2 })])).toEqualTypeOf<Bijector>();
  expectTypeOf(chain([exp, oneWay])).toEqualTypeOf<ForwardBijector>();
  expect('inverse' in chain([exp, oneWay])).toBe(false);
});

test('what cannot be mapped is refused', () => {
  expect(() => power({ exponent: 0 })).toThrow('power: exponent: expected a finite number other');
  expect(() => boxCox({ lambda: NaN })).toThrow(
    'boxCox: lambda: expected a finite number; got NaN',
  );
  expect(() => permute([0, 2])).toThrow('permute: order: expected each of 0 … 1 once; got [0, 2].');
  expect(() => transpose([1, 1])).toThrow('transpose: axes: expected each of 0 … 1 once');
  expect(() => reshape({ from: [4], to: [3] })).toThrow(
    'reshape: to: expected a shape of the size',
  );
  expect(() => chain([])).toThrow('chain: parts: expected at least one bijector; got none.');
  expect(() => numericalInverse(ordered)).toThrow(
    'numericalInverse: map: expected a map of numbers',
  );
  expect(() => numericalInverse(exp, { low: 1, high: 0 })).toThrow(
    'numericalInverse: low, high: expected a finite interval; got 1 to 0.',
  );
  expect(() => blockwise([{ size: 3, bijector: fillTriangular() }])).toThrow(
    'blockwise: blocks: expected bijectors of numbers or vectors; got FillTriangular, of more axes.',
  );
  expect(() => fillTriangular().forwardShape([4])).toThrow(
    'fillTriangular: x: expected vectors of as many elements as a triangle has',
  );
  const three = { shape: [3], rank: 1 } as tf.Tensor;
  expect(() => haar.forward(three)).toThrow(
    'haar.forward: x: expected vectors whose size is a power',
  );
  expect(() => permute([1, 0]).forward(three)).toThrow(
    'permute.forward: x: expected shape [..., 2]',
  );
});
