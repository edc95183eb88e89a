import { util } from '@tensorflow/tfjs-core';
import { gammaRounds, philoxGammaOfKey, type PhiloxGammaAttrs } from '@gen/core/kernels';
import { attributesFor, tensorflowKernel, type Tensors } from '../call.js';
import { handles } from '../handles.js';

/** Gamma draws by an op of our own, which tries only those again that were rejected. */
export const ownGamma = tensorflowKernel<Tensors<'concentration'>, PhiloxGammaAttrs>(
  philoxGammaOfKey.name,
  ({ inputs: { concentration }, attrs: { key, shape, isLog }, backend }) => {
    const { flag, int } = attributesFor(backend);
    const rounds = gammaRounds(util.sizeFromShape([...shape]));
    return handles(backend, (on) =>
      on.tensor(
        on.run(
          'GenPhiloxGamma',
          [flag('is_log', isLog), int('rounds', rounds)],
          [on.words(shape), on.words(key), on.of(concentration)],
        ),
      ),
    );
  },
);
