import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, InputError } from '@gen/core';
import { standardNormalQuantile } from '@gen/core/special';
import type { Posterior, VAE } from './vae.js';

/** Which part of the latent plane is shown, and how finely. */
export interface LatentGridOptions {
  /** Number of rows, and of columns. */
  readonly rows?: number;
  /** Probabilities under the prior between which each axis runs. */
  readonly range?: readonly [number, number];
}

/**
 * A grid over the plane of two standard normal latents, at equal steps of probability: dense where
 * the prior has its mass.
 *
 * @returns `[rows², 2]`, row by row: the first latent grows from left to right, the second from the
 * bottom row to the top row, as on a plot.
 *
 * @example
 * ```ts
 * import { latentGrid } from '@gen/variational';
 *
 * const z = latentGrid({ rows: 3, range: [0.1, 0.9] });
 * console.log(await z.data()); // (-1.28, 1.28), (0, 1.28), (1.28, 1.28), (-1.28, 0), …
 * z.dispose();
 * ```
 */
export function latentGrid({ rows = 20, range = [0.02, 0.98] }: LatentGridOptions = {}): Tensor {
  checkCount('latentGrid', 'rows', rows, 2);
  checkRange(range);
  const [low, high] = range;
  const axis = Array.from({ length: rows }, (_, i) =>
    standardNormalQuantile(low + ((high - low) * i) / (rows - 1)),
  );
  const points = axis.toReversed().flatMap((up) => axis.map((right) => [right, up]));
  return tf.tensor2d(points, [rows * rows, 2]);
}

/**
 * What the decoder makes of each point of a {@link latentGrid}: the learned manifold of a VAE with
 * two latents (Kingma & Welling 2014, "Auto-Encoding Variational Bayes", appendix A, figure 4,
 * https://arxiv.org/abs/1312.6114).
 *
 * @returns `[rows², ...visible]`, row by row from the top left.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { denseVAE, manifold } from '@gen/variational';
 *
 * const vae = denseVAE({ visible: 16, hidden: [8], latent: 2, key: key(0) });
 * const images = manifold(vae, { rows: 5 }); // [25, 16]
 * images.dispose();
 * vae.dispose();
 * ```
 */
export function manifold<Q extends Posterior>(vae: VAE<Q>, grid: LatentGridOptions = {}): Tensor {
  if (vae.latent !== 2) {
    throw new InputError({
      callee: 'manifold',
      argument: 'vae',
      expected: '2 latents',
      got: `${vae.latent}`,
      remedy: 'Train with 2 latents, or look at interpolations.',
    });
  }
  return tf.tidy(() => vae.decode(latentGrid(grid)).mean());
}

function checkRange([low, high]: readonly [number, number]): void {
  if (low > 0 && low < high && high < 1) return;
  throw new InputError({
    callee: 'latentGrid',
    argument: 'range',
    expected: 'two rising probabilities between 0 and 1',
    got: `[${low}, ${high}]`,
  });
}
