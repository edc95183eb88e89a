import * as tf from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { scan } from '@gen/core/compile';
import { bernoulli } from '@gen/core/random';
import { compiledLaws } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { rbmPath } from './rbm-path.js';

compiledLaws('turns along the path of an RBM', {
  make: () => {
    const rbm = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: key(0) });
    const path = rbmPath(rbm);
    return {
      // Temperatures are an input: here, what the laws call a rate.
      step: (state, k, rate) =>
        scan(
          (x: tf.Tensor) => {
            const next = path.advance!(k, x, tf.mul(rate, 0.5), rate);
            return [next.state, next.logRatio];
          },
          state,
          3,
        ),
      variables: Object.values(rbm.parameters()),
      dispose: () => rbm.dispose(),
    };
  },
  batch: (size, step) => bernoulli(key(step), [size, 4], { probs: 0.5 }),
});
