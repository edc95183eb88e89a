import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector } from '@gen/core/bijectors';
import { describe, expect, test } from 'vitest';
import { checkGradients } from './check-gradients.js';
import { tensorOf, type Nested } from './distribution-laws/distribution-case.js';
import { expectClose, numbersOf } from './expect-close.js';
import { expectNoLeak } from './expect-no-leak.js';

/** What the laws of a bijector are tried with. */
export interface BijectorCase {
  /** Makes it of the tensors. */
  readonly make: (parameters: Tensor[]) => Bijector;
  /** Values of the tensors that it is made of. */
  readonly parameters?: readonly Nested[];
  /** Points of its domain, `[points, ...event]`, of an event of rank 1 at least 2 elements. */
  readonly x: Nested;
  /** Points at which only values are compared: far out, where finite differences say nothing. */
  readonly extremes?: Nested;
  /** The elements of y, of one event flat, that volumes are of; all by default. */
  readonly coordinates?: (size: number) => readonly number[];
  /** Largest error of x after there and back, relative to max(1, |x|); 1e-5 by default. */
  readonly tolerance?: number;
}

/** Laws that every bijector obeys. */
export function bijectorLaws(name: string, trial: BijectorCase): void {
  const { make, parameters = [], tolerance = 1e-5 } = trial;
  const fresh = (): { readonly bijector: Bijector; readonly x: Tensor } => ({
    bijector: make(parameters.map(tensorOf)),
    x: tensorOf(trial.x),
  });

  describe(name, () => {
    test('shapes are those of the batch and of the mapped event', () => {
      const { bijector, x } = fresh();
      const { domainRank, codomainRank } = bijector;
      const batch = x.shape.slice(0, x.rank - domainRank);
      const { value, logDet } = bijector.forward(x);
      const event = bijector.forwardShape(x.shape.slice(batch.length));
      expect(event).toHaveLength(codomainRank);
      expect(value.shape).toEqual([...batch, ...event]);
      expect(logDet.shape).toEqual(batch);
      const back = bijector.inverse(value);
      expect(back.value.shape).toEqual(x.shape);
      expect(back.logDet.shape).toEqual(batch);
      expect(bijector.inverseShape(event)).toEqual(x.shape.slice(batch.length));
    });

    test('the inverse takes back what forward gives, with the opposite log-determinant', async () => {
      const { bijector, x } = fresh();
      const { value, logDet } = bijector.forward(x);
      const back = bijector.inverse(value);
      await expectClose(back.value, x, tolerance);
      await expectClose(back.logDet, tf.neg(logDet), 10 * tolerance);
    });

    test('is finite at extremes', async () => {
      if (trial.extremes === undefined) return;
      const { bijector } = fresh();
      const { value, logDet } = bijector.forward(tensorOf(trial.extremes));
      for (const numbers of [await value.data(), await logDet.data()]) {
        expect(Array.from(numbers).filter((each) => !Number.isFinite(each))).toEqual([]);
      }
    });

    test('the log-determinant is that of the Jacobian', async () => {
      const { bijector, x } = fresh();
      const { domainRank } = bijector;
      const eventShape = x.shape.slice(x.rank - domainRank);
      const events = tf.unstack(tf.reshape(x, [-1, ...eventShape]));
      const logDets = await tf.reshape(bijector.forward(x).logDet, [-1]).data();
      for (const [i, event] of events.slice(0, 3).entries()) {
        // Parameters may belong to the batch: each event is mapped with all, and one of them is looked at.
        const logDet = await logDetOfJacobian((at) => imageOf(bijector, x, i, at), event, trial);
        await expectClose(logDets[i]!, logDet, 1e-4);
      }
    });

    test('gradients reach the point and every parameter', async () => {
      const { x } = fresh();
      const tensors = parameters.map(tensorOf);
      await checkGradients(
        (at, ...rest) => {
          const { value, logDet } = make(rest).forward(at!);
          return tf.add(tf.sum(tf.sin(value)), tf.sum(logDet));
        },
        [x, ...tensors],
        { step: 2 ** -8 },
      );
      await checkGradients(
        (at, ...rest) => {
          const { value } = make(rest).inverse(at!);
          return tf.sum(tf.sin(value));
        },
        [make(tensors).forward(x).value, ...tensors],
        { step: 2 ** -10, tolerance: 3e-3 },
      );
    });

    test('leaves no tensors behind', async () => {
      const { bijector, x } = fresh();
      const { value } = bijector.forward(x);
      await expectNoLeak(() => Object.values(bijector.forward(x)));
      await expectNoLeak(() => Object.values(bijector.inverse(value)));
    });
  });
}

/** The image, flat, of event number `i` when it is moved to `at` and the others stay. */
function imageOf(bijector: Bijector, x: Tensor, i: number, at: Tensor): Tensor {
  const flat = tf.reshape(x, [-1, ...at.shape]);
  const events = tf.unstack(flat).map((event, j) => (j === i ? at : event));
  const { value } = bijector.forward(tf.reshape(tf.stack(events), x.shape));
  return tf.reshape(tf.gather(tf.reshape(value, [events.length, -1]), tf.scalar(i, 'int32')), [-1]);
}

/** log |det| of the Jacobian that autodiff finds, by elimination in double precision. */
async function logDetOfJacobian(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  { coordinates }: BijectorCase,
): Promise<number> {
  const { size } = tf.tidy(() => f(x));
  const all = Array.from({ length: size }, (_, i) => i);
  const rows = await Promise.all(
    (coordinates?.(size) ?? all).map(async (i) => {
      const element = (at: Tensor): Tensor => tf.sum(tf.slice(f(at), [i], [1]));
      return Array.from(await numbersOf(tf.grad(element)(x)));
    }),
  );
  return logDetOf(rows);
}

/** log |det A| by Gaussian elimination with pivots. */
function logDetOf(rows: number[][]): number {
  let logDet = 0;
  for (let column = 0; column < rows.length; column++) {
    const rest = rows.slice(column);
    const pivot = rest.reduce((a, b) => (Math.abs(b[column]!) > Math.abs(a[column]!) ? b : a));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    logDet += Math.log(Math.abs(pivot[column]!));
    for (const row of rows.slice(column + 1)) {
      const factor = row[column]! / pivot[column]!;
      pivot.forEach((value, j) => (row[j]! -= factor * value));
    }
  }
  return logDet;
}
