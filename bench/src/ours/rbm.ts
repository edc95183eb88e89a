import type { Tensor } from '@tensorflow/tfjs-core';
import { key, type Objective } from '@gen/core';
import { sgd, type HostTensor } from '@gen/core/train';
import {
  binaryUnits,
  contrastiveDivergence,
  meanFieldContrastiveDivergence,
  RBM,
} from '@gen/energy';
import { parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** CD-1 as `@gen/energy` has it, with the probabilities of the hidden units in the statistics. */
export const rbm: Open = (_, inputs) => {
  const { weight, visibleBias, hiddenBias } = parametersOf(inputs);
  const [visible, hidden] = weight!.shape as [number, number];
  const model = new RBM({
    visible: binaryUnits(visible),
    hidden: binaryUnits(hidden),
    key: key(0),
  });
  return trained({
    model,
    initial: {
      weight: transposed(weight!),
      'visible.bias': visibleBias!,
      'hidden.bias': hiddenBias!,
    },
    objective: contrastiveDivergence(model),
    drawless: withReconstruction(meanFieldContrastiveDivergence(model)),
    optimizer: sgd({ learningRate: 0.1, momentum: 0.9 }),
    batch: tensorOf(inputs, 'x'),
  });
};

/** What the peers tell as their loss. */
const withReconstruction =
  (objective: Objective<Tensor>): Objective<Tensor> =>
  (x, stepKey, scalars) => {
    const { value, metrics, ...rest } = objective(x, stepKey, scalars);
    value.dispose();
    return { ...rest, value: metrics!['reconstruction']! };
  };

/** The weights as `[hidden, visible]`. */
function transposed({ dtype, shape, data }: HostTensor): HostTensor {
  const [rows, columns] = shape as [number, number];
  const turned = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = Number(data[row * columns + column]);
    }
  }
  return { dtype, shape: [columns, rows], data: turned };
}
