import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, split, type Key } from '@gen/core';
import { dense, sequential, tanh, type Layer } from '@gen/core/nn';
import { VAE, type VAEConfig } from './vae.js';

/** What a VAE of dense layers is made of. */
export interface DenseVAEConfig extends Pick<VAEConfig, 'likelihood' | 'prior'> {
  /** Number of visible units, such as pixels. */
  readonly visible?: number;
  /** Units of the encoder's hidden layers; the decoder has them in the opposite order. */
  readonly hidden?: readonly number[];
  /** Number of latent variables. */
  readonly latent?: number;
  /** What follows each hidden layer. */
  readonly activation?: (x: Tensor) => Tensor;
  /** Key of the initial weights. */
  readonly key: Key;
}

/**
 * A VAE of dense layers over vectors: by default the one of the field's tables, 784-200-200-50 with
 * tanh (Burda, Grosse, Salakhutdinov 2016, "Importance Weighted Autoencoders", §5.1,
 * https://arxiv.org/abs/1509.00519).
 *
 * Maps `[batch, visible]` to two times `latent` numbers and back.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { denseVAE } from '@gen/variational';
 *
 * const vae = denseVAE({ key: key(0) });
 * console.log(Object.keys(vae.parameters()).length); // 12: weights and biases of 3 + 3 layers
 * vae.dispose();
 * ```
 */
export function denseVAE({
  visible = 784,
  hidden = [200, 200],
  latent = 50,
  activation = tanh,
  key,
  ...heads
}: DenseVAEConfig): VAE {
  checkCount('denseVAE', 'visible', visible);
  for (const units of hidden) checkCount('denseVAE', 'hidden', units);
  checkCount('denseVAE', 'latent', latent);
  const [encoderKey, decoderKey] = split(key) as [Key, Key];
  return new VAE({
    encoder: perceptron([visible, ...hidden, 2 * latent], activation, encoderKey),
    decoder: perceptron([latent, ...hidden.toReversed(), visible], activation, decoderKey),
    latent,
    ...heads,
  });
}

/** Dense layers of the given sizes, with the activation between every two of them. */
function perceptron(sizes: readonly number[], activation: (x: Tensor) => Tensor, key: Key): Layer {
  const keys = split(key, sizes.length - 1);
  const layers = keys.map((layerKey, i) =>
    dense({ inputs: sizes[i]!, outputs: sizes[i + 1]!, key: layerKey }),
  );
  return sequential(layers.flatMap((layer, i) => (i === 0 ? [layer] : [activation, layer])));
}
