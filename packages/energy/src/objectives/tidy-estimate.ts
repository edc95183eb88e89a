import * as tf from '@tensorflow/tfjs-core';
import type { Estimate } from '@gen/core';

/** Runs what makes an estimate, and disposes all tensors but those of the estimate. */
export const tidyEstimate = (work: () => Estimate): Estimate =>
  tf.tidy(() => ({ ...work() }) as unknown as tf.TensorContainer) as unknown as Estimate;
