import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { checkCount, InputError } from '@gen/core';
import type { Size2D } from '@gen/core/nn';
import type { Connection } from '../rbm/connection.js';

/** An image, and the filters that are laid on it. */
export interface ConvolutionalConnectionConfig {
  /** Height, width and channels of the visible image. */
  readonly image: readonly [height: number, width: number, channels: number];
  /** Number of filters, each of which has an image of hidden units. */
  readonly filters: number;
  /** Height and width of the filters. */
  readonly kernelSize: Size2D;
}

/** A connection between images. */
export interface ConvolutionalConnection extends Connection {
  /** Height, width and number of the filters: the shape of the hidden image. */
  readonly hiddenImage: readonly [height: number, width: number, filters: number];
}

/**
 * The connection of a convolutional RBM: hidden units read the patches of an image, all with the same weights.
 *
 *     (W s)[i, j, k] = Σ s[i + a, j + b, c] W[a, b, c, k]
 *
 * without padding, so that each place of the image that a filter fits in has a hidden unit. Weights are
 * `[kernelHeight, kernelWidth, channels, filters]`; images are flat with channels changing fastest.
 *
 * @throws InputError where numbers are no counts, or the filters do not fit in the image.
 *
 * @example
 * ```ts
 * import { convolutionalConnection } from '@gen/energy';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const connection = convolutionalConnection({ image: [4, 4, 1], filters: 2, kernelSize: 3 });
 * const input = connection.toHidden(tf.ones([5, 16]), tf.ones([3, 3, 1, 2])); // [5, 8], nines
 * ```
 */
export function convolutionalConnection(
  config: ConvolutionalConnectionConfig,
): ConvolutionalConnection {
  checkImage(config);
  const { image, filters, kernelSize } = config;
  const [height, width, channels] = image;
  const [high, wide] = typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize;
  const hiddenImage = [height - high + 1, width - wide + 1, filters] as const;
  const weightShape = [high, wide, channels, filters] as const;
  const visibleImages = (s: Tensor): Tensor4D => tf.reshape(s, [s.shape[0]!, ...image]);
  const hiddenImages = (s: Tensor): Tensor4D => tf.reshape(s, [s.shape[0]!, ...hiddenImage]);
  const flat = (images: Tensor): Tensor => tf.reshape(images, [images.shape[0]!, -1]);
  return {
    visible: tf.util.sizeFromShape([...image]),
    hidden: tf.util.sizeFromShape([...hiddenImage]),
    hiddenImage,
    weightShape,
    fans: { fanIn: high * wide * channels, fanOut: high * wide * filters },
    toHidden: (s, weight) =>
      tf.tidy(() => flat(tf.conv2d(visibleImages(s), weight as Tensor4D, 1, 'valid'))),
    toVisible: (s, weight) =>
      tf.tidy(() => {
        const shape: [number, number, number, number] = [s.shape[0]!, ...image];
        return flat(tf.conv2dTranspose(hiddenImages(s), weight as Tensor4D, shape, 1, 'valid'));
      }),
    weightGradient: (visible, hidden) =>
      tf.tidy(() => filterGradient(visibleImages(visible), hiddenImages(hidden), weightShape)),
  };
}

/** The gradient of a convolution in its filter, which TensorFlow.js has no function for. */
const filterGradient = (
  x: Tensor4D,
  dy: Tensor4D,
  [high, wide, inputs, outputs]: readonly [number, number, number, number],
): Tensor =>
  tf.engine().runKernel(
    tf.Conv2DBackpropFilter,
    { x, dy },
    {
      strides: 1,
      pad: 'valid',
      dataFormat: 'NHWC',
      filterShape: [high, wide, inputs, outputs],
    },
  );

function checkImage({ image, filters, kernelSize }: ConvolutionalConnectionConfig): void {
  const callee = 'convolutionalConnection';
  for (const size of image) checkCount(callee, 'image', size);
  checkCount(callee, 'filters', filters);
  const kernel = typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize;
  for (const size of kernel) checkCount(callee, 'kernelSize', size);
  if (kernel[0]! <= image[0] && kernel[1]! <= image[1]) return;
  throw new InputError({
    callee,
    argument: 'kernelSize',
    expected: `at most ${image[0]}×${image[1]}, as the image`,
    got: kernel.join('×'),
  });
}
