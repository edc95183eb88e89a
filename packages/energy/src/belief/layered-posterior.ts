import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  split,
  type Distribution,
  type HasSampleAndLogProb,
  type Key,
  type Shape,
} from '@gen/core';

/** What is inferred: the states h `[hidden]` of all hidden layers side by side. */
export type Recognition = Distribution & HasSampleAndLogProb;

/** How hidden layers are inferred one after another. */
export interface LayeredPosteriorOptions {
  /** Visible states, `[...batch, visible]`, borrowed. */
  readonly v: Tensor;
  /** Sizes of the hidden layers, from the visible units up. */
  readonly sizes: readonly number[];
  /** q(hˡ⁺¹ | hˡ) of the layer above `l`, 0 for the visible units, given its states. */
  readonly above: (l: number, below: Tensor) => Distribution;
}

/** q(h¹, … | v) = q(h¹ | v) q(h² | h¹) …, of batch shape `[...batch]`. Makes its tensors when it is asked. */
export function layeredPosterior({ v, sizes, above }: LayeredPosteriorOptions): Recognition {
  const visit = (at: (q: Distribution, l: number) => Tensor): Visit => {
    const states: Tensor[] = [];
    const conditionals = sizes.map((_, l) => {
      const q = above(l, states[l - 1] ?? v);
      states.push(at(q, l));
      return q;
    });
    return { states, conditionals };
  };
  const draw = (key: Key, shape: Shape): Visit => {
    const keys = split(key, sizes.length);
    return visit((q, l) => q.sample(keys[l]!, l === 0 ? shape : []));
  };
  return {
    family: 'Recognition',
    batchShape: v.shape.slice(0, -1),
    eventShape: [sizes.reduce((sum, size) => sum + size, 0)],
    sample: (key, shape = []) => tf.tidy(() => tf.concat(draw(key, shape).states, -1)),
    logProb: (h) =>
      tf.tidy(() => {
        const states = tf.split(h, [...sizes], -1);
        return logProbOf(visit((_, l) => states[l]!));
      }),
    sampleAndLogProb: (key, shape = []) => {
      const [sample, logProb] = tf.tidy(() => {
        const visited = draw(key, shape);
        return [tf.concat(visited.states, -1), logProbOf(visited)] as [Tensor, Tensor];
      });
      return { sample, logProb };
    },
  };
}

/** States of the layers, and the distribution of each given the one below. */
interface Visit {
  readonly states: Tensor[];
  readonly conditionals: readonly Distribution[];
}

const logProbOf = ({ states, conditionals }: Visit): Tensor =>
  conditionals.map((q, l) => q.logProb(states[l]!)).reduce((sum, logProb) => tf.add(sum, logProb));
