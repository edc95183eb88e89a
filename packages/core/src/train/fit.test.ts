import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {} from 'vitest';
import { fitLaws, longRunLaw, regressionCase, type FitCase } from '@gen/test-utils';
import { key, valueAndGrads, type Objective } from '../index.js';
import { gaussian } from '../random/index.js';
import { dense } from '../nn/dense.js';

fitLaws('a regression', regressionCase, { learningRate: 0.05 });

/** Steps that are as small as steps can be. */
function tiny(): FitCase<Tensor> {
  const model = dense({ inputs: 3, outputs: 1, bias: false, key: key(0) });
  const objective: Objective<Tensor> = (x, key) =>
    valueAndGrads(model.parameters(), () => ({
      value: tf.mean(tf.squaredDifference(model.apply(x), gaussian(key, [4, 1]))),
    }));
  const batch = (): Tensor => tf.tensor2d([[1, 2, 3]]);
  return { model, objective, batches: { batchesPerEpoch: 100, batchSize: 1, batch } };
}

longRunLaw('a tiny regression', tiny);
