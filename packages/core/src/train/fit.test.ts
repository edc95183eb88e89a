import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {} from 'vitest';
import { fitLaws, longRunLaw, regressionCase, type FitCase } from '@gen/test-utils';
import { key, valueAndGrads, type Objective } from '../index.js';
import { gaussian } from '../random/index.js';
import { dense } from '../nn/dense.js';

fitLaws('a regression', regressionCase, { learningRate: 0.05 });

/** Steps that are as small as steps can be, on rows of data that are put on the engine batch by batch. */
function tiny(): FitCase<Tensor> {
  const model = dense({ inputs: 3, outputs: 1, bias: false, key: key(0) });
  const objective: Objective<Tensor> = (x, key) =>
    valueAndGrads(model.parameters(), () => ({
      value: tf.mean(tf.squaredDifference(model.apply(x), gaussian(key, [4, 1]))),
    }));
  const rows = Float32Array.from({ length: 400 * 3 }, (_, i) => Math.sin(i));
  const batch = (_: number, index: number): Tensor =>
    tf.tensor2d(rows.subarray(12 * index, 12 * (index + 1)), [4, 3]);
  return { model, objective, batches: { batchesPerEpoch: 100, batchSize: 4, batch } };
}

longRunLaw('a tiny regression', tiny);
