import * as tf from '@tensorflow/tfjs-core';
import { independent, key, normal } from '@gen/core';
import { mlp, silu } from '@gen/core/nn';
import { adam } from '@gen/core/train';
import { DeepEnergy, langevinContrastiveDivergence, langevinReplay } from '@gen/energy';
import { parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

const chains = { steps: 20, stepSize: 0.01 };

/** A deep energy by Langevin dynamics with a replay buffer, as `@gen/energy` has it. */
export const langevin: Open = (_, inputs) => {
  const network = mlp({ inputs: 2, hidden: [128, 128], outputs: 1, activation: silu, key: key(0) });
  const model = new DeepEnergy({ network });
  const initial = Object.entries(parametersOf(inputs)).map(
    ([name, value]) => [name.replace('net.', 'network.'), value] as const,
  );
  const start = () => independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1);
  const replay = langevinReplay(model, { ...chains, start, capacity: 10_000, key: key(1) });
  const buffer = tensorOf(inputs, 'buffer');
  (replay.parameters()['buffer'] as tf.Variable).assign(buffer);
  buffer.dispose();
  return trained({
    model: {
      parameters: () => model.parameters(),
      dispose: () => {
        replay.dispose();
        model.dispose();
      },
    },
    initial: Object.fromEntries(initial),
    objective: replay,
    drawless: langevinContrastiveDivergence(model, { ...chains, noise: 0 }),
    optimizer: adam(),
    batch: tensorOf(inputs, 'x'),
  });
};
