import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { bernoulli, key, valueAndGrads } from '@gen/core';
import { maskedDense, relu, sequential } from '@gen/core/nn';
import { adam } from '@gen/core/train';
import { countOf, parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** The masked autoencoder of layers of `@gen/core/nn`. */
export const made: Open = (_, inputs) => {
  const layer = (name: string) => {
    const mask = tensorOf<Tensor2D>(inputs, `mask${name}`);
    const [outputs, inputsOfLayer] = mask.shape;
    const made = maskedDense({ inputs: inputsOfLayer, outputs, mask, key: key(0) });
    mask.dispose();
    return made;
  };
  const model = sequential([layer('0'), relu, layer('2')]);
  const weights = parametersOf(inputs);
  const work = trained({
    model,
    initial: { ...weights, '0.mask': inputs['mask0']!, '2.mask': inputs['mask2']! },
    objective: (x) =>
      valueAndGrads(model.parameters(), () => {
        const logMass = bernoulli({ logits: model.apply(x) }).logProb(x);
        return { value: tf.neg(tf.div(tf.sum<tf.Scalar>(logMass), x.shape[0]!)) };
      }),
    optimizer: adam(),
    batch: tensorOf<Tensor>(inputs, 'x'),
  });
  // Masks are no parameters.
  const own = Object.entries(model.parameters()).filter(([name]) => name in weights);
  return { ...work, parameters: countOf(Object.fromEntries(own)) };
};
