import * as tf from '@tensorflow/tfjs-core';

/**
 * Inputs in which a kernel is constant almost everywhere while it has a derivative in others.
 *
 * They are left off the tape, so that no zeros travel back through them.
 */
export const constantInputs: Readonly<Record<string, readonly string[] | undefined>> = {
  [tf.AvgPool3DGrad]: ['input'],
  [tf.AvgPoolGrad]: ['input'],
  [tf.Bincount]: ['x'],
  [tf.GatherNd]: ['indices'],
  [tf.GatherV2]: ['indices'],
  [tf.MaxPool3DGrad]: ['input', 'output'],
  [tf.MaxPoolGrad]: ['input', 'output'],
  [tf.ResizeBilinearGrad]: ['images'],
  [tf.ResizeNearestNeighborGrad]: ['images'],
  [tf.ScatterNd]: ['indices'],
  [tf.Select]: ['condition'],
  [tf.SparseToDense]: ['sparseIndices'],
  [tf.TensorScatterUpdate]: ['indices'],
  [tf.UnsortedSegmentSum]: ['segmentIds'],
};
