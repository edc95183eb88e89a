import * as tf from '@tensorflow/tfjs-core';
import { callNative, tensorflowKernel, type Tensors } from '../call.js';

/**
 * `tf.unsortedSegmentSum` that leaves out what belongs to no segment, as the other engines do: of such
 * numbers TensorFlow leaves out negative ones, and refuses the others.
 */
export const unsortedSegmentSum = tensorflowKernel<
  Tensors<'x' | 'segmentIds'>,
  tf.UnsortedSegmentSumAttrs
>(tf.UnsortedSegmentSum, (call) =>
  tf.tidy(() => {
    const { x, segmentIds } = call.inputs;
    const ids = tf.cast(segmentIds, 'int32');
    const isKnown = tf.less(ids, tf.scalar(call.attrs.numSegments, 'int32'));
    const known = tf.where(isKnown, ids, tf.scalar(-1, 'int32'));
    return callNative(tf.UnsortedSegmentSum, { ...call, inputs: { x, segmentIds: known } });
  }),
);
