import * as tf from '@tensorflow/tfjs-core';
import { attributesFor, tensorflowKernel, type Tensors } from '../call.js';

/** `tf.image.transform`, which TensorFlow has under another name. */
export const transform = tensorflowKernel<Tensors<'image' | 'transforms'>, tf.TransformAttrs>(
  tf.Transform,
  ({ inputs: { image, transforms }, attrs, backend }) => {
    const { interpolation, fillMode, fillValue, outputShape } = attrs;
    const [, height, width] = image.shape;
    const { text, type } = attributesFor(backend);
    const how = [
      type('dtype', 'float32'),
      text('interpolation', interpolation.toUpperCase()),
      text('fill_mode', fillMode.toUpperCase()),
    ];
    return tf.tidy(() =>
      backend.executeSingleOutput('ImageProjectiveTransformV3', how, [
        tf.cast(image, 'float32'),
        transforms,
        tf.tensor1d(outputShape ?? [height!, width!], 'int32'),
        tf.scalar(fillValue),
      ]),
    );
  },
);
