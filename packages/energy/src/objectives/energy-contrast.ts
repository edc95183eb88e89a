import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape, type Key, type Loss } from '@gen/core';
import type { EnergyModel } from '../energy-model.js';

/**
 * A loss whose gradient is that of the negative log-likelihood, by samples of the model.
 *
 *     mean F(x) − mean F(x′) + α (mean F(x)² + mean F(x′)²)
 *
 * at data x and samples x′, through which no gradient is taken. Both are evaluated as one batch. Metrics:
 * `dataEnergy` and `sampleEnergy`, the two means of F.
 */
export function energyContrast(
  model: EnergyModel,
  data: Tensor,
  samples: Tensor,
  { penalty = 0, ...options }: EnergyContrastOptions,
): Loss {
  checkTrailingShape('energyContrast', 'samples', samples.shape, data.shape.slice(1));
  const sizes = [data.shape[0]!, samples.shape[0]!];
  const energies = model.freeEnergy(tf.concat([data, samples]), options);
  const [ofData, ofSamples] = tf.split(energies, sizes) as [Tensor, Tensor];
  const [dataEnergy, sampleEnergy] = [tf.mean<Scalar>(ofData), tf.mean<Scalar>(ofSamples)];
  const gap = tf.sub<Scalar>(dataEnergy, sampleEnergy);
  const metrics = { dataEnergy, sampleEnergy };
  if (penalty === 0) return { value: gap, metrics };
  const squares = tf.add(tf.mean(tf.square(ofData)), tf.mean(tf.square(ofSamples)));
  return { value: tf.add<Scalar>(gap, tf.mul(squares, penalty)), metrics };
}

interface EnergyContrastOptions {
  readonly train: boolean;
  readonly key: Key;
  readonly penalty: number | undefined;
}
