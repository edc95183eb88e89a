import * as tf from '@tensorflow/tfjs-core';
import {
  broadcastElementOf,
  eighths,
  elementOf,
  elementwise,
  plain,
  reduce,
  tensorOf,
  type PlainTensor,
} from '@gen/test-utils';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** A step of a program: on the engine, and on plain numbers. */
interface Step {
  readonly name: string;
  readonly op: (x: tf.Tensor) => tf.Tensor;
  readonly reference: (x: PlainTensor) => PlainTensor;
}

type Choose = (shape: readonly number[], pick: number) => Step;

const mapped = (name: string, op: Step['op'], f: (x: number) => number): Step => ({
  name,
  op,
  reference: (x) => elementwise(f, [x]),
});

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

// Of the last axes of the tensor some, of size 1 where `pick` has a bit.
const partOf = (shape: readonly number[], pick: number): PlainTensor => {
  const sizes = shape.slice(pick % (shape.length + 1));
  return eighths(
    sizes.map((size, i) => ((pick >> (i + 3)) & 1 ? 1 : size)),
    pick,
  );
};

const withPart =
  (name: string, op: typeof tf.add, f: (a: number, b: number) => number, turned = false): Choose =>
  (shape, pick) => {
    const other = partOf(shape, pick);
    return {
      name: `${name} [${other.shape}]`,
      op: (x) => (turned ? op(tensorOf(other), x) : op(x, tensorOf(other))),
      reference: (x) => elementwise(turned ? (a, b) => f(b, a) : f, [x, other]),
    };
  };

const along =
  (name: string, make: (axis: number, size: number, rank: number) => Step): Choose =>
  (shape, pick) => {
    if (shape.length === 0) return mapped('negate a scalar', tf.neg, (x) => -x);
    const axis = pick % shape.length;
    const step = make(axis, shape[axis]!, shape.length);
    return { ...step, name: `${name} along ${axis}` };
  };

const reduction = (
  name: string,
  op: typeof tf.sum,
  f: (values: readonly number[]) => number,
): Choose =>
  along(name, (axis, _, rank) => ({
    name,
    op: (x) => op(x, axis - (axis % 2 === 0 ? rank : 0), axis % 2 === 1),
    reference: (x) => reduce(f, x, { axes: [axis], keepDims: axis % 2 === 1 }),
  }));

const choices: readonly Choose[] = [
  () => mapped('relu', tf.relu, (x) => Math.max(0, x)),
  () => mapped('tanh', tf.tanh, Math.tanh),
  () =>
    mapped(
      'clip',
      (x) => tf.clipByValue(x, -1, 2),
      (x) => Math.min(2, Math.max(-1, x)),
    ),
  () => mapped('abs', tf.abs, Math.abs),
  withPart('add', tf.add, (a, b) => a + b),
  withPart('subtract from', tf.sub, (a, b) => a - b, true),
  withPart('maximum', tf.maximum, Math.max),
  (shape, pick) => {
    const other = partOf(shape, pick);
    const threshold = (pick % 16) / 8 - 1.0625;
    return {
      name: `where [${other.shape}]`,
      op: (x) => tf.where(tf.greater(tensorOf(other), threshold), x, tensorOf(other)),
      reference: (x) => elementwise((a, b) => (b > threshold ? a : b), [x, other]),
    };
  },
  reduction('sum', tf.sum, total),
  reduction('mean', tf.mean, (values) => total(values) / values.length),
  reduction('max', tf.max, (values) => Math.max(...values)),
  along('reverse', (axis, size) => ({
    name: '',
    op: (x) => tf.reverse(x, axis),
    reference: (x) =>
      plain(x.shape, (index) => elementOf(x, index.with(axis, size - 1 - index[axis]!))!),
  })),
  along('cumsum', (axis) => ({
    name: '',
    op: (x) => tf.cumsum(x, axis, true, true),
    reference: (x) =>
      plain(x.shape, (index) => {
        const after = x.shape[axis]! - 1 - index[axis]!;
        const places = Array.from({ length: after }, (_, i) => index[axis]! + 1 + i);
        return total(places.map((i) => elementOf(x, index.with(axis, i))!));
      }),
  })),
  along('move to the front', (axis, _, rank) => {
    const perm = [axis, ...Array.from({ length: rank }, (_, i) => i).filter((i) => i !== axis)];
    return {
      name: '',
      op: (x) => tf.transpose(x, perm),
      reference: (x) =>
        plain(
          perm.map((i) => x.shape[i]!),
          (index) =>
            elementOf(
              x,
              perm.map((_, i) => index[perm.indexOf(i)]!),
            )!,
        ),
    };
  }),
  along('tile', (axis, size, rank) => ({
    name: '',
    op: (x) => tf.tile(x, new Array<number>(rank).fill(1).with(axis, 2)),
    reference: (x) =>
      plain(x.shape.with(axis, 2 * size), (index) =>
        elementOf(x, index.with(axis, index[axis]! % size))!,
      ),
  })),
  along('pad', (axis, size, rank) => ({
    name: '',
    op: (x) => tf.pad(x, new Array<[number, number]>(rank).fill([0, 0]).with(axis, [1, 2]), 0.5),
    reference: (x) =>
      plain(
        x.shape.with(axis, size + 3),
        (index) => elementOf(x, index.with(axis, index[axis]! - 1)) ?? 0.5,
      ),
  })),
  along('slice', (axis, size, rank) => {
    const begin = new Array<number>(rank).fill(0).with(axis, size >> 1);
    return {
      name: '',
      op: (x) => tf.slice(x, begin),
      reference: (x) =>
        plain(x.shape.with(axis, size - (size >> 1)), (index) =>
          elementOf(x, index.with(axis, index[axis]! + (size >> 1)))!,
        ),
    };
  }),
  (shape) => ({
    name: 'repeat along a new axis',
    op: (x) => tf.broadcastTo(x, [2, ...shape]),
    reference: (x) => plain([2, ...x.shape], (index) => broadcastElementOf(x, index)),
  }),
];

const programs = fc.record({
  shape: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
  steps: fc.array(fc.tuple(fc.nat(choices.length - 1), fc.nat(4095)), {
    minLength: 1,
    maxLength: 6,
  }),
  salt: fc.nat(100),
});

/** The steps that a program takes: none that would make its tensor too large, or of rank above 6. */
function run(shape: readonly number[], steps: readonly [number, number][], salt: number) {
  const x = eighths(shape, salt);
  const taken: Step[] = [];
  let expected = x;
  for (const [choice, pick] of steps) {
    const step = choices[choice]!(expected.shape, pick);
    const next = step.reference(expected);
    if (next.shape.length > 6 || next.values.length > 2000) continue;
    taken.push(step);
    expected = next;
  }
  return { x, taken, expected };
}

const runs = tf.getBackend() === 'webgpu' ? 50 : 200;

test(`${runs} random programs agree with plain numbers`, async () => {
  await fc.assert(
    fc.asyncProperty(programs, async ({ shape, steps, salt }) => {
      const { x, taken, expected } = run(shape, steps, salt);
      const y = tf.tidy(() => taken.reduce((t, { op }) => op(t), tensorOf(x)));
      const told = `[${x.shape}] ${taken.map(({ name }) => name).join(', ')}`;
      const got = await y.data();
      const { shape: made } = y;
      y.dispose();
      expect(made, told).toEqual(expected.shape);
      const far = expected.values.findIndex(
        (v, i) => !(Math.abs(v - got[i]!) <= 1e-5 * Math.max(1, Math.abs(v))),
      );
      expect(far < 0 ? 'close' : `${got[far]} for ${expected.values[far]}`, told).toBe('close');
    }),
    { numRuns: runs, seed: 4 },
  );
});
