import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { denoiser, type Denoiser } from './denoiser.js';
import { countOf, fingerprint, settle, tensorOf, variablesOf } from './tensors.js';
import { toEngine, type BlockOps } from './unet-blocks.js';
import type { Open } from './work.js';

/** One step of the sampler: at a row of time, ᾱ there, and ᾱ of the step that it goes to. */
export type Turn = (x: Tensor4D, row: Tensor) => Tensor4D;

/** Prepares some turns in a row, by the rows `[turns, 3]`. */
export type Advance = (
  turn: Turn,
) => ((x: Tensor4D, rows: Tensor2D) => Tensor4D) & { readonly dispose?: () => void };

/** Turns that are taken at a time. */
const TOGETHER = 5;

/**
 * Sampling without noise (Song et al. 2021, "Denoising diffusion implicit models", equation 12 with σ = 0,
 * https://arxiv.org/abs/2010.02502). Contestants are compared by the first few turns.
 */
export const ddimOf =
  (ops: BlockOps, advanceOf: Advance): Open =>
  (_, inputs) => {
    const variables = variablesOf(inputs, toEngine);
    const [noise, plan] = [tensorOf<Tensor4D>(inputs, 'x'), tensorOf<Tensor2D>(inputs, 'plan')];
    const blocks = tf.tidy(() => tf.split(plan, plan.shape[0] / TOGETHER)) as Tensor2D[];
    const advance = advanceOf(turnOf(denoiser(ops, variables)));
    const run = (through: readonly Tensor2D[]): Tensor4D => {
      let x = tf.clone(noise);
      for (const rows of through) {
        const next = advance(x, rows);
        x.dispose();
        x = next;
      }
      return x;
    };
    return {
      parameters: countOf(variables),
      results: async () => {
        const x = run(blocks.slice(0, 1));
        const numbers = await fingerprint(x);
        x.dispose();
        return numbers;
      },
      burst: (steps) => async () => {
        for (let i = 0; i < steps; i++) {
          const x = run(blocks);
          await settle(x);
          x.dispose();
        }
      },
      dispose: async () => {
        advance.dispose?.();
        tf.dispose([noise, plan, ...blocks, ...Object.values(variables)]);
      },
    };
  };

/** x′ = √ᾱ′ x̂₀ + √(1 − ᾱ′) ε̂ with x̂₀ = (x − √(1 − ᾱ) ε̂) / √ᾱ. */
const turnOf =
  (net: Denoiser): Turn =>
  (x, row) => {
    const [time, now, next] = tf.split(row, 3) as [Tensor, Tensor, Tensor];
    const noise = net(x, tf.tile(time, [x.shape[0]]));
    const rest = (kept: Tensor): Tensor => tf.mul(tf.sqrt(tf.sub(1, kept)), noise);
    const start = tf.div(tf.sub(x, rest(now)), tf.sqrt(now));
    return tf.add(tf.mul(tf.sqrt(next), start), rest(next));
  };
