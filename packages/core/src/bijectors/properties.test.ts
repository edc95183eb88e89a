import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectClose, randomShapes, valuesAround } from '@gen/test-utils';
import { broadcastShape } from '../broadcast-shape.js';
import { key } from '../random/key.js';
import { gaussian } from '../random/gaussian.js';
import { uniform } from '../random/uniform.js';
import type { Shape } from '../shape.js';
import * as of from './index.js';
import type { Bijector } from './index.js';

/** What a random bijector is made of. */
interface Given {
  /** Numbers anywhere. */
  readonly loc: Tensor;
  /** Numbers above 0, of a shape that broadcasts with theirs. */
  readonly scale: Tensor;
  /** Number of elements of an event, from 2 to 4, where it is free. */
  readonly n: number;
}

/** How to make a bijector, and the shape of an event; where numbers are not all in the domain, which are. */
interface Made {
  readonly make: (given: Given) => Bijector;
  readonly event?: (n: number) => number[];
  readonly domain?: 'positive' | 'between −1 and 1';
}

const vector = (n: number): number[] => [n];

/** A random vector for the parameters of bijectors of vectors. */
const columns = (n: number, ...outer: number[]): Tensor => gaussian(key(n), [...outer, n]);

const bijectors: Readonly<Record<string, Made>> = {
  identity: { make: () => of.identity },
  affine: { make: ({ loc, scale }) => of.affine({ loc, scale }) },
  batchNorm: {
    make: ({ loc, scale }) => of.batchNorm({ mean: loc, variance: scale, shift: loc, scale }),
  },
  exp: { make: () => of.exp },
  softplus: { make: () => of.softplus },
  sigmoid: { make: () => of.sigmoid },
  tanh: { make: () => of.tanh },
  softsign: { make: () => of.softsign },
  cube: { make: () => of.cube },
  arctanh: { make: () => of.arctanh, domain: 'between −1 and 1' },
  power: { make: ({ n }) => of.power({ exponent: n - 1.5 }), domain: 'positive' },
  boxCox: { make: ({ n }) => of.boxCox({ lambda: (n - 2) / 2 }), domain: 'positive' },
  invert: { make: () => of.invert(of.sigmoid), domain: 'positive' },
  chain: { make: ({ loc, scale }) => of.chain([of.affine({ loc, scale }), of.softplus]) },
  numericalInverse: {
    make: ({ scale }) => of.numericalInverse(of.chain([of.affine({ scale }), of.softsign])),
  },
  scaleTril: {
    make: ({ n }) =>
      of.scaleTril({
        loc: columns(n),
        scaleTril: tf.add(tf.eye(n), tf.linalg.bandPart(tf.fill([n, n], 0.5), -1, 0)),
      }),
    event: vector,
  },
  centredSoftmax: { make: () => of.centredSoftmax, event: vector },
  stickBreaking: { make: () => of.stickBreaking, event: vector },
  ordered: { make: () => of.ordered, event: vector },
  permute: {
    make: ({ n }) => of.permute(Array.from({ length: n }, (_, i) => (i + 1) % n)),
    event: vector,
  },
  pad: { make: ({ n }) => of.pad({ before: n - 2, after: 1 }), event: vector },
  householder: { make: ({ n }) => of.householder(columns(n, 2)), event: vector },
  orthogonal: { make: ({ n }) => of.orthogonal(columns(n, n)), event: vector },
  haar: { make: () => of.haar, event: (n) => [n === 3 ? 8 : n] },
  blockwise: {
    make: ({ n }) =>
      of.blockwise([
        { size: 1, bijector: of.exp },
        { size: n - 1, bijector: of.affine({ scale: 2 }) },
      ]),
    event: vector,
  },
  fillTriangular: {
    make: () => of.fillTriangular({ diagonal: of.softplus }),
    event: (n) => [(n * (n + 1)) / 2],
  },
  choleskyOuterProduct: {
    make: () => of.chain([of.fillTriangular({ diagonal: of.exp }), of.choleskyOuterProduct]),
    event: (n) => [(n * (n + 1)) / 2],
  },
  correlationCholesky: { make: () => of.correlationCholesky, event: (n) => [(n * (n - 1)) / 2] },
  reshape: { make: ({ n }) => of.reshape({ from: [n, 2], to: [2 * n] }), event: (n) => [n, 2] },
  transpose: { make: () => of.transpose([1, 0]), event: (n) => [n, 3] },
};

const cases = fc.record({
  shapes: randomShapes(3),
  n: fc.integer({ min: 2, max: 4 }),
  at: fc.integer({ min: -2, max: 2 }),
  size: fc.constantFrom(0.5, 1, 2),
  seed: fc.nat(),
});

test.each(Object.entries(bijectors))(
  '%s has an inverse, whatever the batch and the parameters',
  async (_, { make, event, domain }) => {
    const property = fc.asyncProperty(cases, async ({ shapes, n, at, size, seed }) => {
      const [ofLoc, ofScale, batch] = shapes;
      const [loc, scale] = [valuesAround(at / 2, ofLoc!), valuesAround(size, ofScale!)];
      const bijector = make({ loc, scale, n });
      const shape = [...batch!, ...(event?.(n) ?? [])];
      const x =
        domain === undefined
          ? gaussian(key(seed), shape)
          : tf.add(tf.mul(uniform(key(seed), shape), 0.75), 0.125);

      const { value, logDet } = bijector.forward(x);
      const back = bijector.inverse(value);
      const parameters = event ? [] : [ofLoc!, ofScale!];
      const whole = [batch!, ...parameters].reduce<Shape>((a, b) => broadcastShape(a, b)!, []);
      const own = event?.(n) ?? [];
      const seen = value.shape.slice(0, value.rank - bijector.forwardShape(own).length);
      expect(broadcastShape(seen, whole)).toEqual(whole);
      expect(logDet.shape).toEqual(seen);
      expect(back.logDet.shape).toEqual(seen);
      await expectClose(back.value, tf.broadcastTo(x, back.value.shape), 1e-4);
      await expectClose(back.logDet, tf.neg(logDet), 1e-3);
      tf.dispose([loc, scale, x, value, logDet, back.value, back.logDet]);
    });
    await fc.assert(property, { numRuns: tf.getBackend() === 'webgpu' ? 1 : 4, seed: 1 });
  },
);
