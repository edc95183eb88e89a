import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError, split, type Key } from '@gen/core';
import {
  conv2d,
  convTranspose2d,
  dense,
  flatten,
  relu,
  reshape,
  sequential,
  type Layer,
} from '@gen/core/nn';
import { VAE, type VAEConfig } from './vae.js';

/** What a VAE of convolutional layers is made of. */
export interface ConvolutionalVAEConfig extends Pick<VAEConfig, 'likelihood' | 'prior'> {
  /** Height, width and channels of an image. */
  readonly visible?: readonly [height: number, width: number, channels: number];
  /** Channels of the encoder's layers, each of which halves height and width. */
  readonly filters?: readonly number[];
  /** Number of latent variables. */
  readonly latent?: number;
  /** What follows each layer but the last ones. */
  readonly activation?: (x: Tensor) => Tensor;
  /** Key of the initial weights. */
  readonly key: Key;
}

/** Convolutions that halve height and width, or double them. */
const HALVING = { kernelSize: 3, stride: 2, padding: 'same' } as const;

/**
 * A VAE of convolutional layers over images: 3×3 kernels with stride 2, a dense layer to the latents,
 * and the mirror image of it all as the decoder.
 *
 * Maps `[batch, height, width, channels]` to two times `latent` numbers and back. Height and width
 * must be divisible by 2 as often as there are layers.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { convolutionalVAE } from '@gen/variational';
 *
 * const vae = convolutionalVAE({ visible: [8, 8, 1], filters: [4, 8], latent: 2, key: key(0) });
 * const images = vae.sampleMean(key(1), 3); // [3, 8, 8, 1]
 * images.dispose();
 * vae.dispose();
 * ```
 */
export function convolutionalVAE({
  visible = [28, 28, 1],
  filters = [32, 64],
  latent = 20,
  activation = relu,
  key,
  ...heads
}: ConvolutionalVAEConfig): VAE {
  const [height, width, channels] = visible;
  const smallest = [height, width].map((size) => size / 2 ** filters.length) as [number, number];
  checkSmallest(smallest, visible, filters);
  const [encoderKey, decoderKey] = split(key) as [Key, Key];
  const shape = { smallest, channels: [channels, ...filters], latent, activation };
  return new VAE({
    encoder: encoderOf(shape, encoderKey),
    decoder: decoderOf(shape, decoderKey),
    latent,
    ...heads,
  });
}

/** What encoder and decoder have in common. */
interface ConvolutionalShape {
  /** Height and width between the convolutions and the dense layer. */
  readonly smallest: readonly [number, number];
  /** Channels of the image and after each of the encoder's convolutions. */
  readonly channels: readonly number[];
  readonly latent: number;
  readonly activation: (x: Tensor) => Tensor;
}

function encoderOf(
  { smallest, channels, latent, activation }: ConvolutionalShape,
  key: Key,
): Layer {
  const keys = split(key, channels.length);
  const convolutions = channels
    .slice(1)
    .flatMap((outputs, i) => [
      conv2d({ inputs: channels[i]!, outputs, ...HALVING, key: keys[i]! }),
      activation,
    ]);
  const features = smallest[0] * smallest[1] * channels.at(-1)!;
  const toLatents = dense({ inputs: features, outputs: 2 * latent, key: keys.at(-1)! });
  return sequential([...convolutions, flatten, toLatents]);
}

function decoderOf(
  { smallest, channels, latent, activation }: ConvolutionalShape,
  key: Key,
): Layer {
  const keys = split(key, channels.length);
  const [deepest, ...outward] = channels.toReversed() as [number, ...number[]];
  const features = smallest[0] * smallest[1] * deepest;
  const fromLatents = dense({ inputs: latent, outputs: features, key: keys[0]! });
  const convolutions = outward.flatMap((outputs, i) => [
    activation,
    convTranspose2d({
      inputs: i === 0 ? deepest : outward[i - 1]!,
      outputs,
      ...HALVING,
      key: keys[i + 1]!,
    }),
  ]);
  return sequential([fromLatents, reshape([...smallest, deepest]), ...convolutions]);
}

function checkSmallest(
  smallest: readonly number[],
  visible: readonly number[],
  { length }: readonly number[],
): void {
  if (smallest.every((size) => Number.isInteger(size) && size > 0)) return;
  throw new InputError({
    callee: 'convolutionalVAE',
    argument: 'visible',
    expected: `height and width divisible by ${2 ** length}, for ${length} layers that halve them`,
    got: `[${visible}]`,
    remedy: 'Pad or crop the images, or give fewer filters.',
  });
}
