import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, valueAndGrads } from '@gen/core';
import { mlp, type Layer } from '@gen/core/nn';
import { adam } from '@gen/core/train';
import { couplingsLoss } from '../contestant/couplings-loss.js';
import { parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { halves } from '../rows/realnvp.js';
import { trained } from './trained.js';

/** Couplings of perceptrons of `@gen/core/nn`. */
export const realnvp: Open = (_, inputs) => {
  const layers: readonly Layer[] = Array.from({ length: 10 }, (_, i) => {
    const [reads, changes] = halves(i);
    return mlp({ inputs: reads, hidden: [100, 100], outputs: 2 * changes, key: key(i) });
  });
  const named = Object.fromEntries(
    layers.flatMap((layer, i) =>
      Object.entries(layer.parameters()).map(([name, variable]) => [`${i}.${name}`, variable]),
    ),
  );
  const networks = layers.map((layer) => (x: Tensor) => layer.apply(x));
  return trained({
    model: { parameters: () => named, dispose: () => tf.dispose(named) },
    initial: parametersOf(inputs),
    objective: (x) => valueAndGrads(named, () => ({ value: couplingsLoss(networks, x) })),
    optimizer: adam(),
    batch: tensorOf(inputs, 'x'),
  });
};
