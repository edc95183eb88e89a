import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ends, Exploration } from '../protocol.js';
import type { ImageModel } from './image-model.js';
import { encodeTests } from './make-pictures.js';
import { toImages } from '../../../lab/worker/to-images.js';

const steps = 11;
const mostUnits = 8;
const reach = 3;
const values = Array.from({ length: steps }, (_, index) => reach * ((2 * index) / (steps - 1) - 1));

/** Decodes the way between two test images, and the first with one unit at a time moved. */
export async function explore(
  model: ImageModel,
  tests: Tensor,
  { from, to }: Ends,
): Promise<Exploration> {
  const { vae } = model;
  const { means, kl } = encodeTests(vae, tests);
  const information = await kl.data();
  const units = [...information.keys()]
    .sort((a, b) => (information[b] ?? 0) - (information[a] ?? 0))
    .slice(0, mostUnits);
  const { way, moved } = tf.tidy(() => {
    const ends = [from, to].map((index) => tf.slice(tests, index, 1)) as [Tensor, Tensor];
    const code = tf.slice(means, from, 1);
    return {
      way: vae.interpolate(...ends, steps),
      moved: vae.decode(tf.concat(units.map((unit) => move(code, unit)))).mean(),
    };
  });
  tf.dispose([means, kl]);
  return {
    way: await toImages(way, model),
    traversals: { units, values, images: await toImages(moved, model) },
  };
}

/** Copies of a code `[1, latent]` in which one unit takes each of the values: `[values, latent]`. */
function move(code: Tensor, unit: number): Tensor {
  const isUnit = tf.oneHot(tf.tensor1d([unit], 'int32'), code.shape[1] ?? 1);
  return tf.add(
    tf.mul(code, tf.sub(1, isUnit)),
    tf.mul(tf.cast(isUnit, 'float32'), tf.tensor2d(values, [values.length, 1])),
  );
}
