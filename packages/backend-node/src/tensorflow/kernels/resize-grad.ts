import * as tf from '@tensorflow/tfjs-core';
import { attributesFor, tensorflowKernel, type Call, type Tensors } from '../call.js';

type Inputs = Tensors<'images' | 'dy'>;
interface Attrs {
  readonly alignCorners: boolean;
  readonly halfPixelCenters?: boolean;
}

/** Gradients of resizing; tfjs-node's own forget where the centres of the pixels are. */
export const resizeGradKernels: readonly tf.KernelConfig[] = [
  tensorflowKernel<Inputs, Attrs>(tf.ResizeBilinearGrad, ({ inputs, attrs, backend }) => {
    const { images, dy } = inputs;
    const how = attributes({ inputs, attrs, backend });
    return backend.executeSingleOutput(tf.ResizeBilinearGrad, how, [dy, images]);
  }),
  tensorflowKernel<Inputs, Attrs>(tf.ResizeNearestNeighborGrad, ({ inputs, attrs, backend }) => {
    const { images, dy } = inputs;
    const how = attributes({ inputs, attrs, backend });
    return tf.tidy(() => {
      const size = tf.tensor1d(images.shape.slice(1, 3), 'int32');
      return backend.executeSingleOutput(tf.ResizeNearestNeighborGrad, how, [dy, size]);
    });
  }),
];

function attributes({ inputs: { images }, attrs, backend }: Call<Inputs, Attrs>) {
  const { flag, type } = attributesFor(backend);
  const { alignCorners, halfPixelCenters = false } = attrs;
  return [
    type('T', images.dtype),
    flag('align_corners', alignCorners),
    flag('half_pixel_centers', halfPixelCenters),
  ];
}
