import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key, StatefulObjective } from '@gen/core';
import {
  binaryUnits,
  centring,
  contrastiveDivergence,
  enhancedGradient,
  gaussianUnits,
  meanFieldContrastiveDivergence,
  parallelTempering,
  persistentContrastiveDivergence,
  RBM,
  sparsityTarget,
} from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import type { ImageSize } from '../family.js';
import type { rbmSettings } from './rbm-settings.js';

/** Values of the options of an RBM. */
export type RBMValues = ValuesOf<typeof rbmSettings>;

/** Makes the RBM that the options describe. The caller disposes it. */
export function buildRBM(values: RBMValues, { height, width, channels }: ImageSize, key: Key): RBM {
  const pixels = height * width * channels;
  const visible = values.visible === 'gaussian' ? gaussianUnits(pixels) : binaryUnits(pixels);
  return new RBM({ visible, hidden: binaryUnits(values.hidden), key });
}

/** Makes what it is trained by. The caller disposes it. */
export function buildObjective(rbm: RBM, values: RBMValues, key: Key): StatefulObjective<Tensor> {
  const { objective, chains, gibbs: steps } = values;
  const transforms = transformsOf(rbm, values);
  switch (objective) {
    case 'cd':
      return contrastiveDivergence(rbm, { steps, transforms });
    case 'mean-field':
      return meanFieldContrastiveDivergence(rbm, { steps, transforms });
    case 'tempering':
      return parallelTempering(rbm, { chains, steps, key, transforms });
    case 'pcd':
      return persistentContrastiveDivergence(rbm, { chains, steps, key, transforms });
  }
}

function transformsOf(rbm: RBM, { gradient, sparsity }: RBMValues) {
  const changed = { plain: [], centred: [centring(rbm)], enhanced: [enhancedGradient()] };
  return sparsity === 0
    ? changed[gradient]
    : [sparsityTarget(rbm, { target: sparsity }), ...changed[gradient]];
}
