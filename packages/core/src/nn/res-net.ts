import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import { identity, relu } from './activations.js';
import type { AffineOptions } from './affine-options.js';
import { compound } from './compound.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import { randomUniform } from './random-uniform.js';
import type { Layer, Network } from './layer.js';
import { allParameters, byPosition } from './network.js';
import { sequential } from './sequential.js';

/** Options of {@link resNet} and {@link convResNet}. */
export interface ResNetOptions extends Pick<AffineOptions, 'inputs' | 'outputs' | 'key'> {
  /** Number of features or channels of the blocks. */
  readonly width: number;
  /** Number of blocks. */
  readonly blocks?: number;
  /** What comes before each layer of a block. */
  readonly activation?: (x: Tensor) => Tensor;
  /** Makes a normalization of so many features or channels, before each activation of a block. */
  readonly normalization?: (width: number) => Network;
  /** Rate of the dropout before the second layer of a block. */
  readonly rate?: number;
}

/**
 * A residual network of dense layers, with activations before layers (He et al. 2016, "Identity
 * Mappings in Deep Residual Networks", Section 4, https://arxiv.org/abs/1603.05027).
 *
 *     h ← h + W₂ f(n(W₁ f(n(h)) + b₁)) + b₂   in each block, with normalizations n
 *
 * Maps `[..., inputs]` to `[..., outputs]`, by a dense layer to `width`, the blocks, and a dense layer.
 * The last layer of each block starts within ±0.001, so that a block starts as nearly nothing.
 *
 * Paths are those of nflows' `ResidualNet`: `initial_layer`, `blocks.0.linear_layers.0`,
 * `blocks.0.batch_norm_layers.0` for any normalization (nflows' own has ε = 0.001), `final_layer`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { resNet } from '@gen/core/nn';
 *
 * const network = resNet({ inputs: 2, outputs: 6, width: 64, blocks: 3, key: key(0) });
 * const y = network.apply(tf.zeros([8, 2])); // [8, 6]
 * network.dispose();
 * ```
 */
export const resNet = (options: ResNetOptions): Layer =>
  residualNet('resNet', 'linear_layers', { ends: dense, inside: dense }, options);

/**
 * A residual network of convolutions that keep the size of images: {@link resNet} over places.
 *
 * Maps `[batch, height, width, inputs]` to `[batch, height, width, outputs]`, by a convolution of one
 * place to `width` channels, blocks of two convolutions of 3 × 3 places, and a convolution of one
 * place. Paths are those of nflows' `ConvResidualNet`: `initial_layer`, `blocks.0.conv_layers.0`,
 * `blocks.0.batch_norm_layers.0`, `final_layer`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { batchNorm, convResNet } from '@gen/core/nn';
 *
 * const normalization = (channels: number) => batchNorm({ channels });
 * const network = convResNet({ inputs: 3, outputs: 6, width: 32, normalization, key: key(0) });
 * const y = network.apply(tf.zeros([2, 8, 8, 3]), { train: true }); // [2, 8, 8, 6]
 * network.dispose();
 * ```
 */
export const convResNet = (options: ResNetOptions): Layer =>
  residualNet(
    'convResNet',
    'conv_layers',
    {
      ends: (sizes) => conv2d({ ...sizes, kernelSize: 1 }),
      inside: (sizes) => conv2d({ ...sizes, kernelSize: 3, padding: 1 }),
    },
    options,
  );

/** Makes the layers of a network: those at its ends, and those inside of its blocks. */
type Makers = Readonly<Record<'ends' | 'inside', (options: AffineOptions) => Layer>>;

function residualNet(
  callee: string,
  layersName: string,
  make: Makers,
  { inputs, outputs, width, blocks = 2, key, ...inside }: ResNetOptions,
): Layer {
  checkCount(callee, 'inputs', inputs);
  checkCount(callee, 'outputs', outputs);
  checkCount(callee, 'width', width);
  checkCount(callee, 'blocks', blocks, 0);
  const [first, last, rest] = split(key, 3);
  const blockKeys = blocks === 0 ? [] : split(rest, blocks);
  return compound(
    {
      initial_layer: make.ends({ inputs: inputs, outputs: width, key: first }),
      blocks: sequential(
        blockKeys.map((each) => block(layersName, make, width, { ...inside, key: each })),
      ),
      final_layer: make.ends({ inputs: width, outputs, key: last }),
    },
    (x, parts) => parts.final_layer(parts.blocks(parts.initial_layer(x))),
  );
}

/** Options of a block. */
type BlockOptions = Pick<ResNetOptions, 'activation' | 'normalization' | 'rate'> & {
  readonly key: Key;
};

function block(
  layersName: string,
  make: Makers,
  width: number,
  { activation = relu, normalization = () => identity, rate = 0, key }: BlockOptions,
): Layer {
  const [first, second] = split(key);
  const sizes = { inputs: width, outputs: width };
  const nearZero = randomUniform({ low: -1e-3, high: 1e-3 });
  const initializers = { weightInitializer: nearZero, biasInitializer: nearZero };
  const layers = [
    make.inside({ ...sizes, key: first }),
    make.inside({ ...sizes, ...initializers, key: second }),
  ];
  const normalizations = [normalization(width), normalization(width)];
  const body = sequential([
    normalizations[0]!,
    activation,
    layers[0]!,
    normalizations[1]!,
    activation,
    dropout({ rate }),
    layers[1]!,
  ]);
  const parameters = allParameters({
    batch_norm_layers: { parameters: () => allParameters(byPosition(normalizations)) },
    [layersName]: { parameters: () => allParameters(byPosition(layers)) },
  });
  return {
    ...body,
    parameters: () => parameters,
    apply: (x, options) => tf.tidy(() => tf.add(x, body.apply(x, options))),
  };
}
