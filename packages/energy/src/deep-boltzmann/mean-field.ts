import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '@gen/core';
import { scan } from '@gen/core/compile';
import { inputOf, rising } from './chain-connection.js';
import type { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';

/** How mean-field distributions are found. */
export interface MeanFieldOptions {
  /** Fixed-point steps, each over all odd layers and then all even ones; 10 by default. */
  readonly iterations?: number;
}

/** q(h | v) = q(h¹) … q(hᴸ) of independent units, by layer from h¹ up. */
// A type and no interface, so that it is a container of tensors, which `tf.tidy` may return.
export type MeanField = {
  /** What the units are told, a, with q(hˡ) = p(hˡ | aˡ): each `[batch, size]`. */
  readonly inputs: Tensor[];
  /** Their means E_q[hˡ], each `[batch, size]`. */
  readonly means: Tensor[];
};

/**
 * Fixed-point steps of mean field: each layer in turn is told what the means of its neighbours make.
 *
 *     aˡ ← Wˡ⁻¹ s(μˡ⁻¹) + Wˡᵀ s(μˡ⁺¹),   μˡ ← E[hˡ | aˡ],   μ⁰ = v
 *
 * Each raises the bound, as layers are changed one at a time or with no weights between them. It begins by
 * a pass from the bottom up, which makes up for what is not told from above yet by twice what is told from
 * below (Salakhutdinov & Hinton 2009, §3.1, https://proceedings.mlr.press/v5/salakhutdinov09a.html).
 */
export function meanField(
  { layers, values: { weights, units } }: DeepBoltzmannMachine,
  v: Tensor,
  { iterations = 10 }: MeanFieldOptions = {},
): MeanField {
  checkCount('meanField', 'iterations', iterations);
  const top = layers.length - 1;
  const meanOf = (l: number, input: Tensor): Tensor => layers[l]!.mean(input, units[l]!);
  const statisticsOf = (l: number, mean: Tensor): Tensor => layers[l]!.statistics(mean, units[l]!);
  return tf.tidy(() => {
    // What v tells is the same at every step.
    const told = rising(statisticsOf(0, v), weights[0]!);
    const first = upward();
    // Of one hidden layer that is the posterior itself.
    if (top === 1) return { inputs: [told], means: [meanOf(1, told)] };
    const [last] = scan(step, first, iterations);
    return last;

    function upward(): MeanField {
      const [inputs, means]: [Tensor[], Tensor[]] = [[], []];
      for (let l = 1; l <= top; l++) {
        const below = l === 1 ? told : rising(statisticsOf(l - 1, means[l - 2]!), weights[l - 1]!);
        inputs.push(l < top ? tf.mul(below, 2) : below);
        means.push(meanOf(l, inputs[l - 1]!));
      }
      return { inputs, means };
    }

    function step(from: MeanField): [MeanField, []] {
      const [inputs, means] = [[...from.inputs], [...from.means]];
      const odd = layers.map((_, l) => l).filter((l) => l % 2 === 1);
      const even = layers.map((_, l) => l).filter((l) => l % 2 === 0 && l > 0);
      for (const l of [...odd, ...even]) {
        inputs[l - 1] = inputAt(l, means);
        means[l - 1] = meanOf(l, inputs[l - 1]!);
      }
      return [{ inputs, means }, []];
    }

    function inputAt(l: number, means: readonly Tensor[]): Tensor {
      const near = [l - 1, l + 1].filter((i) => i > 0 && i <= top);
      const statistics = Object.fromEntries(
        near.map((i) => [i, statisticsOf(i, means[i - 1]!)] as const),
      );
      if (l !== 1) return inputOf(l, statistics, weights);
      return tf.add(told, tf.matMul(statistics[2]! as Tensor2D, weights[1]! as Tensor2D));
    }
  });
}
