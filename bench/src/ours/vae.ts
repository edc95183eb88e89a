import type { Tensor } from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { adam } from '@gen/core/train';
import { convolutionalVAE, denseVAE, elbo, type VAE } from '@gen/variational';
import { parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';
import * as tf from '@tensorflow/tfjs-core';

const open =
  (make: () => VAE): Open =>
  (_, inputs) => {
    const model = make();
    return trained({
      model,
      initial: parametersOf(inputs),
      objective: elbo(model),
      drawless: elbo(atMean(model)),
      optimizer: adam(),
      batch: tensorOf(inputs, 'x'),
    });
  };

/** The same model with a posterior that draws its mean. */
function atMean(model: VAE): VAE {
  const encode = (x: Tensor) => {
    const posterior = model.encode(x);
    return { ...posterior, sample: () => tf.expandDims(posterior.mean(), 0) };
  };
  return new Proxy(model, {
    get: (target, name) => {
      if (name === 'encode') return encode;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The dense variational autoencoder, as `@gen/variational` has it. */
export const vae: Open = open(() => denseVAE({ key: key(0) }));

/** The convolutional one. */
export const convVae: Open = open(() => convolutionalVAE({ key: key(0) }));
