import * as tf from '@tensorflow/tfjs-core';

/** Whether samples are dear: in plain JavaScript, and on the software drivers that tests have. */
export const isSlow = (): boolean => ['cpu', 'webgpu'].includes(tf.getBackend());
