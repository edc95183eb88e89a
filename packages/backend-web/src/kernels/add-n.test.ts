import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { test } from 'vitest';

test.each([1, 2, 7, 8, 9, 15, 40])('sums %i tensors', async (count) => {
  const terms = Array.from({ length: count }, (_, i) => tf.tensor1d([1, i]));
  await expectClose(tf.addN(terms), [count, (count * (count - 1)) / 2], 0);
  await expectNoLeak(() => tf.addN(terms));
});
