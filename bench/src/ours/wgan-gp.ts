import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { key, valueAndGrads, type Objective } from '@gen/core';
import { mlp } from '@gen/core/nn';
import { uniform } from '@gen/core/random';
import { adam } from '@gen/core/train';
import { criticLoss } from '../contestant/critic-loss.js';
import { parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** The critic of layers of `@gen/core/nn`. */
export const wganGp: Open = (_, inputs) => {
  const critic = mlp({ inputs: 2, hidden: [128, 128], outputs: 1, key: key(0) });
  const initial = Object.entries(parametersOf(inputs)).map(
    ([name, value]) => [name.replace('net.', ''), value] as const,
  );
  const made = tf.tidy(() => tf.variable(tensorOf<Tensor2D>(inputs, 'made'), false));
  const objective =
    (draws: boolean): Objective<Tensor> =>
    (real, noise) =>
      valueAndGrads(critic.parameters(), () => {
        const share = draws ? uniform(noise, [real.shape[0]!, 1]) : tf.scalar(0.5);
        return { value: criticLoss((x) => critic.apply(x), real, made, share) as Scalar };
      });
  return trained({
    model: {
      parameters: () => critic.parameters(),
      dispose: () => {
        critic.dispose();
        made.dispose();
      },
    },
    initial: Object.fromEntries(initial),
    objective: objective(true),
    drawless: objective(false),
    optimizer: adam(),
    batch: tensorOf(inputs, 'real'),
  });
};
