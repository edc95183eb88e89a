import { expectNoLeak } from '@gen/test-utils';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { valueAndGrads } from '../index.js';
import type { Objective } from '../objective.js';
import { foldIn } from '../random/fold-in.js';
import { key, type Key } from '../random/key.js';
import { uniform } from '../random/uniform.js';
import type { Batches } from './batches.js';
import { fit } from './fit.js';
import { sgd } from './optimizers/sgd.js';
import { stagedBatches } from './staged-batches.js';

type Taken = { readonly from: tf.Tensor1D; readonly own: Key };
type Batch = { readonly x: tf.Tensor; readonly from: tf.Tensor1D };

const taken = (epoch: number, index: number): Taken => ({
  from: tf.fill([4], epoch + index / 10) as tf.Tensor1D,
  own: foldIn(foldIn(key(0), epoch), index),
});
const stages = {
  batchesPerEpoch: 3,
  batchSize: 4,
  make: ({ from, own }: Taken): Batch => ({ x: tf.add(from, uniform(own, [4])), from }),
};
const staged = stagedBatches({ ...stages, take: taken });
const later = stagedBatches({
  ...stages,
  take: async (...at: [number, number]) => Promise.resolve(taken(...at)),
});

/** What six steps make of a number: other batches, other bits. */
async function trained(batches: Batches<Batch>, eager = false): Promise<Float32Array> {
  const x = tf.tidy(() => tf.variable(tf.scalar(0.5)));
  const objective: Objective<Batch> = (batch) =>
    valueAndGrads({ x }, () => ({
      value: tf.mean(tf.square(tf.sub(tf.mul(x, batch.x), batch.from))) as tf.Scalar,
    }));
  const model = { parameters: () => ({ x }) };
  const optimizer = sgd({ learningRate: 0.1 });
  await fit({ model, objective, batches, optimizer, steps: 6, key: key(1), eager });
  const values = (await x.data()) as Float32Array;
  x.dispose();
  return values;
}

test('a step that makes its batch ends with the bits of one that is given it', async () => {
  const whole = { ...staged, batch: (...at: [number, number]) => staged.batch(...at) };
  const expected = await trained(whole);
  expect(await trained(staged)).toEqual(expected);
  expect(await trained(later)).toEqual(expected);
  expect(await trained(staged, true)).toEqual(expected);
});

test('another batch in the place of one in stages is the one that counts', async () => {
  const other = { ...staged, batch: () => staged.batch(7, 2) };
  expect(await trained(other)).not.toEqual(await trained(staged));
});

test('the receiver owns a batch, also what is passed on of what was taken, and nothing else is left', () =>
  expectNoLeak(async () => {
    for (const batches of [staged, later]) {
      const { x, from } = await batches.batch(1, 2);
      expect((await from.data())[0]).toBeCloseTo(1.2, 6);
      tf.dispose([x, from]);
    }
  }));

test('a run leaves nothing behind', () => expectNoLeak(() => trained(staged)));
