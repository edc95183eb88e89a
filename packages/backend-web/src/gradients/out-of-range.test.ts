import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';

const ids = (values: number[]): tf.Tensor1D => tf.tensor1d(values, 'int32');
const rows = (): tf.Tensor2D => tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
const selects = tf.getBackend() === 'webgpu' ? 'selects nothing' : 'is an error';

interface Case {
  readonly compute: (outside: number) => tf.Tensor;
  readonly nothing: readonly number[];
}

const cases: Readonly<Record<string, Case>> = {
  gather: {
    compute: (outside) => tf.gather(rows(), ids([1, outside])),
    nothing: [3, 4, 0, 0],
  },
  gatherND: {
    compute: (outside) => tf.gatherND(rows(), tf.reshape(ids([1, outside]), [2, 1])),
    nothing: [3, 4, 0, 0],
  },
  scatterND: {
    compute: (outside) =>
      tf.scatterND(tf.reshape(ids([1, outside]), [2, 1]), tf.ones([2, 2]), [3, 2]),
    nothing: [0, 0, 1, 1, 0, 0],
  },
  tensorScatterUpdate: {
    compute: (outside) =>
      tf.tensorScatterUpdate(rows(), tf.reshape(ids([1, outside]), [2, 1]), tf.ones([2, 2])),
    nothing: [1, 2, 1, 1, 5, 6],
  },
};

for (const [name, { compute, nothing }] of Object.entries(cases)) {
  for (const outside of [-1, 3, 1_000_000]) {
    test(`${name}: index ${outside} of 3 ${selects}`, async () => {
      if (selects === 'is an error') {
        expect(() => tf.tidy(() => void compute(outside))).toThrow(/ind(ex|ices)/i);
      } else {
        const y = tf.tidy(() => compute(outside));
        await expectClose(y, nothing);
        y.dispose();
      }
    });
  }
}

test('oneHot of an index out of range is zero throughout', async () => {
  const y = tf.tidy(() => tf.cast(tf.oneHot(ids([1, -1, 3, 1_000_000]), 3), 'float32'));
  await expectClose(y, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  y.dispose();
});

test('unsortedSegmentSum leaves out what belongs to no segment', async () => {
  const y = tf.tidy(() => tf.unsortedSegmentSum(rows(), ids([1, -1, 7]), 3));
  await expectClose(y, [0, 0, 1, 2, 0, 0]);
  y.dispose();
});
