import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasParameters } from '@gen/core/nn';
import { baseRates, rbmPath, type AnnealedPath, type RBM } from '@gen/energy';

/** Independent pixels as the data have them, where annealing begins. They are saved with the model. */
export interface BaseOfData extends HasParameters {
  /** The way from there to the model. */
  readonly path: AnnealedPath;
  /** Takes the rates of pixels, `[count, pixels]`, and begins the model there. */
  learn(images: Tensor): void;
}

/** Makes the base of a machine; until it has learnt from data, its pixels are those of a new machine. */
export function baseOfData(rbm: RBM): BaseOfData {
  const visible = tf.tidy(() =>
    Object.fromEntries(
      Object.entries(rbm.visible.init()).map(([name, value]) => [name, tf.variable(value, false)]),
    ),
  );
  const ofModel = rbm.parameters();
  return {
    path: rbmPath(rbm, { base: { visible } }),
    learn: (images) =>
      tf.tidy(() => {
        const rates = baseRates(rbm.visible as never, images) as Readonly<Record<string, Tensor>>;
        for (const [name, value] of Object.entries(rates)) {
          visible[name]!.assign(tf.clone(value));
          ofModel[`visible.${name}`]!.assign(value);
        }
      }),
    parameters: () => visible,
    dispose: () => tf.dispose(visible),
  };
}
