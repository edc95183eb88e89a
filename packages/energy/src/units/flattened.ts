import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, HasMean } from '@gen/core';

/** A distribution whose events are those of another, flat. */
export function flattened(base: Distribution & HasMean): Distribution & HasMean {
  const { batchShape, eventShape } = base;
  const size = tf.util.sizeFromShape([...eventShape]);
  const flat = (x: Tensor): Tensor =>
    tf.reshape(x, [...x.shape.slice(0, x.rank - eventShape.length), size]);
  return {
    family: 'Flattened',
    batchShape,
    eventShape: [size],
    sample: (key, shape) => tf.tidy(() => flat(base.sample(key, shape))),
    logProb: (x) =>
      tf.tidy(() => base.logProb(tf.reshape(x, [...x.shape.slice(0, -1), ...eventShape]))),
    mean: () => tf.tidy(() => flat(base.mean())),
  };
}
