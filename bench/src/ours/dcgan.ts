import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, valueAndGrads, type Key } from '@gen/core';
import {
  batchNorm,
  conv2d,
  convTranspose2d,
  dense,
  flattenChannelsFirst,
  leakyRelu,
  relu,
  reshapeChannelsFirst,
  sequential,
} from '@gen/core/nn';
import { gaussian } from '@gen/core/random';
import { adam, type Phases } from '@gen/core/train';
import { criticGameLoss, generatorGameLoss } from '../contestant/game-losses.js';
import { parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

const window = { kernelSize: 4, stride: 2, padding: 1, key: key(0) };

const makeGenerator = () =>
  sequential([
    dense({ inputs: 100, outputs: 6272, key: key(0) }),
    reshapeChannelsFirst([7, 7, 128]),
    batchNorm({ channels: 128 }),
    relu,
    convTranspose2d({ inputs: 128, outputs: 64, ...window }),
    batchNorm({ channels: 64 }),
    relu,
    convTranspose2d({ inputs: 64, outputs: 1, ...window }),
    tf.tanh,
  ]);

const leaky = (x: Tensor): Tensor => leakyRelu(x, 0.2);

const makeCritic = () =>
  sequential([
    conv2d({ inputs: 1, outputs: 64, ...window }),
    leaky,
    conv2d({ inputs: 64, outputs: 128, ...window }),
    batchNorm({ channels: 128 }),
    leaky,
    flattenChannelsFirst,
    dense({ inputs: 6272, outputs: 1, key: key(0) }),
  ]);

/** Two networks of layers of `@gen/core/nn`, as phases of `fit`. */
export const dcgan: Open = (_, inputs) => {
  const [generator, critic] = [makeGenerator(), makeCritic()];
  const fixed = tf.tidy(() => tf.variable(tensorOf(inputs, 'z'), false));
  const named = (path: string, network: typeof critic) =>
    Object.fromEntries(
      Object.entries(network.parameters()).map(([name, variable]) => [`${path}.${name}`, variable]),
    );
  const parameters = () => ({ ...named('generator', generator), ...named('critic', critic) });
  const train = { train: true };
  const made = (z: Tensor): Tensor => generator.apply(z, train);
  const judged = (x: Tensor): Tensor => critic.apply(x, train);
  const phases = (draw: (k: Key) => Tensor): Phases<Tensor> => ({
    critic: {
      trains: (path) => path.startsWith('critic'),
      objective: (real, k) => {
        const images = made(draw(k));
        return valueAndGrads(named('critic', critic), () => ({
          value: criticGameLoss(judged(real), judged(images)),
        }));
      },
    },
    generator: {
      trains: (path) => path.startsWith('generator'),
      objective: (_, k) =>
        valueAndGrads(named('generator', generator), () => ({
          value: generatorGameLoss(judged(made(draw(k)))),
        })),
    },
  });
  return trained({
    model: {
      parameters,
      dispose: () => {
        generator.dispose();
        critic.dispose();
        fixed.dispose();
      },
    },
    initial: parametersOf(inputs),
    objective: phases((k) => gaussian(k, fixed.shape)),
    drawless: phases(() => fixed),
    optimizer: adam({ learningRate: 2e-4, beta1: 0.5 }),
    batch: tensorOf(inputs, 'real'),
  });
};
